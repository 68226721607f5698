"""Numbers as readers of a language write them."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal, format_percent

from generator.model import Language, Quantity


def shown(quantity: Quantity, language: Language) -> str:
    """Return the number with all the decimals it is written with: 8%, $2,083.33, 3×, −$500."""
    # A hyphen stands in the data of most languages, and a line may break after it.
    return _shown(quantity, language).replace("-", "\N{MINUS SIGN}")


def _shown(quantity: Quantity, language: Language) -> str:
    value = Decimal(quantity.value)
    match quantity.show:
        case "percent":
            return format_percent(value, locale=language.locale, decimal_quantization=False)
        case "money":
            return _money(value, language)
        case "times":
            return f"{format_decimal(value, locale=language.locale, decimal_quantization=False)}×"
        case _:
            return format_decimal(value, locale=language.locale, decimal_quantization=False)


def _money(value: Decimal, language: Language) -> str:
    """Return an amount with cents only where there are some: $25,000, $2,083.33."""
    pattern: str = Locale.parse(language.locale).currency_formats["standard"].pattern
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    return format_currency(
        value, language.currency, pattern, locale=language.locale, currency_digits=False, decimal_quantization=False
    )
