"""What was inferred about the notation of a document, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from derive.readers.document import Document
from derive.readers.vocabulary import Vocabulary


def explained(document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield one line per function, family, range and kind of letter."""
    for name, declaration in sorted(vocabulary.functions.items()):
        arguments = ", ".join(declaration.argument_names) or f"{declaration.arity} argument{'s'[: declaration.arity != 1]}"
        signs = "".join(f"; partial {','.join(map(str, index))} {sign}" for index, sign in declaration.signs)
        degree = f"; homogeneous of degree {declaration.homogeneous}" if declaration.homogeneous is not None else ""
        yield f"  function {name}({arguments}){signs}{degree}"
    for name, count in sorted(vocabulary.families.items()):
        yield f"  family {name} with {count} index{'es' if count > 1 else ''}"
    for name, domain in sorted(vocabulary.domains.items()):
        yield f"  range {name} in {domain}"
    if vocabulary.positive:
        yield f"  positive, since raised to a power or under a logarithm: {', '.join(sorted(vocabulary.positive))}"
    letters = sorted(vocabulary.baseline - vocabulary.functions.keys())
    yield f"  quantities: {', '.join(letters)}" if letters else "  no single letters"
    constants = ", ".join(vocabulary.constants)
    yield f"  constants: {constants}" if constants else "  no letter is a constant"
    yield f"  {len(document.passages)} formulas"
