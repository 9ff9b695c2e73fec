"""The hand that fills people, places and numbers into wording: ``{name}`` anew each time, ``<a|b>`` one of them."""

import re
from random import Random

from tests.leaks import numbers, words

_SLOT = re.compile(r"\{([a-z_0-9]+)\}")
_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")


class Hand:
    """Draws from one seed; ``planted`` collects the values that nobody may see."""

    def __init__(self, seed: str) -> None:
        self.rng = Random(seed)
        self.planted: list[str] = []

    def fill(self, wording: str) -> str:
        """The wording with its choices made, then its slots filled."""
        chosen = _CHOICE.sub(lambda found: self.rng.choice(found[1].split("|")), wording)
        return _SLOT.sub(lambda found: str(getattr(self, found[1])()), chosen)

    def _plant(self, value: str) -> str:
        self.planted.append(value)
        return value

    # what must not be shown
    def id(self) -> str:
        return self._plant(numbers.resident_id(self.rng))

    def id_x(self) -> str:
        return self._plant(numbers.resident_id_with_x(self.rng))

    def id_small_x(self) -> str:
        return self._plant(numbers.resident_id_with_x(self.rng).lower())

    def wide_id(self) -> str:
        return self._plant(numbers.wide(numbers.resident_id(self.rng)))

    def spaced_id(self) -> str:
        return self._plant(numbers.spaced(numbers.resident_id(self.rng), 6, 8))

    def old_id(self) -> str:
        return self._plant(numbers.old_id(self.rng))

    def card(self) -> str:
        return self._plant(numbers.card(self.rng))

    def card_16(self) -> str:
        return self._plant(numbers.card(self.rng, 16))

    def wide_card(self) -> str:
        return self._plant(numbers.wide(numbers.card(self.rng)))

    def spaced_card(self) -> str:
        return self._plant(numbers.spaced(numbers.card(self.rng), 4, 4, 4, 4))

    def mobile(self) -> str:
        return self._plant(numbers.mobile(self.rng))

    def wide_mobile(self) -> str:
        return self._plant(numbers.wide(numbers.mobile(self.rng)))

    def spaced_mobile(self) -> str:
        made = numbers.spaced(numbers.mobile(self.rng), 3, 4)
        return self._plant(made.replace(" ", self.rng.choice(" -")))

    def door(self) -> str:
        """An address to the door."""
        road, estate = self.rng.choice(words.ROADS), self.rng.choice(words.ESTATES)
        house = f"{estate}{self.number()}号楼{self.rng.randint(1, 4)}单元{self.rng.randint(101, 1802)}室"
        made = self.rng.choice(
            (
                f"{self.county()}{self.town()}{road}{self.rng.randint(12, 980)}号{house}",
                f"{self.county()}{self.town()}{self.village()}{self.rng.randint(2, 380)}号",
            )
        )
        return self._plant(made)

    # what may
    def public_mobile(self) -> str:
        return numbers.mobile(self.rng)

    def account(self) -> str:
        return numbers.unit_account(self.rng)

    def office(self) -> str:
        number = f"{self.rng.choice('238')}{numbers.digits(self.rng, 6)}"
        form = self.rng.choice(
            ("0543-{}", "0543—{}", "（0543）{}", "0543{}", "(0543) {}", "+86-543-{}")
        )
        return form.format(number)

    def masked_id(self) -> str:
        made, signs = numbers.resident_id(self.rng), self.rng.choice(("*", "＊", "×", "X", "x"))
        head, tail = self.rng.choice(((4, 4), (6, 4), (6, 2), (2, 3), (3, 1), (10, 0), (14, 0)))
        return made[:head] + signs * (18 - head - tail) + made[18 - tail : 18]

    def masked_mobile(self) -> str:
        made, signs = (
            numbers.mobile(self.rng),
            self.rng.choice(("****", "xxxx", "＊＊＊＊", "××××")),
        )
        return made[:3] + signs + made[7:]

    def masked_card(self) -> str:
        made = numbers.card(self.rng)
        return f"{made[:6]}{self.rng.choice(('*********', '********', '****'))}{made[-4:]}"

    def masked_name(self) -> str:
        name = self.name()
        return self.rng.choice(
            (
                name[0] + "*" * (len(name) - 1),
                name[0] + "某" * (len(name) - 1),
                f"{name[0]}*{name[-1]}",
            )
        )

    def serial(self) -> str:
        return self.rng.choice((numbers.wrong_check, numbers.impossible_date))(self.rng)

    def credit(self) -> str:
        return numbers.credit_code(self.rng)

    def credit_like_id(self) -> str:
        return numbers.credit_code_like_id(self.rng)

    def name(self) -> str:
        given = self.rng.sample(words.GIVEN, self.rng.choice((1, 2, 2)))
        return self.rng.choice(words.SURNAMES) + "".join(given)

    def town(self) -> str:
        return self.rng.choice(words.TOWNS)

    def county(self) -> str:
        return self.rng.choice(words.COUNTIES)

    def village(self) -> str:
        return self.rng.choice(words.VILLAGES)

    def road(self) -> str:
        return self.rng.choice(words.ROADS)

    def unit(self) -> str:
        return self.rng.choice(words.UNITS)

    def firm(self) -> str:
        return self.rng.choice(words.FIRMS)

    def bank(self) -> str:
        return self.rng.choice(words.BANKS)

    def number(self) -> int:
        return self.rng.randint(1, 28)

    def year(self) -> int:
        return self.rng.randint(2021, 2026)

    def day(self) -> str:
        year, month = self.year(), self.rng.randint(1, 12)
        form = self.rng.choice(("{}年{}月{}日", "{}-{:02d}-{:02d}", "{}.{}.{}"))
        return form.format(year, month, self.number())

    def compact_day(self) -> str:
        return numbers.birth(self.rng, 2019, 2026)

    def born(self) -> str:
        made = numbers.birth(self.rng, 1940, 2018)
        return f"{made[:4]}-{made[4:6]}-{made[6:]}"

    def born_month(self) -> str:
        return f"{self.rng.randint(1962, 1999)}{self.rng.choice('.-')}{self.rng.randint(1, 12):02d}"

    def money(self) -> str:
        return f"{self.rng.randint(1, 98) * 100}.00"

    def amount_11(self) -> str:
        """A sum of eleven digits that begins as a mobile number does, in round figures."""
        rest = self.rng.choice(("000000", "500000", "250000"))
        return f"1{self.rng.randint(3, 9)}{self.rng.randint(0, 999):03d}{rest}"

    def grouped(self) -> str:
        return f"{self.rng.randint(10**9, 10**11):,}"

    def hexed(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def uuid(self) -> str:
        made = self.hexed()
        return "-".join((made[:8], made[8:12], made[12:16], made[16:20], made[20:]))

    def d2(self) -> str:
        return numbers.digits(self.rng, 2)

    def d4(self) -> str:
        return numbers.digits(self.rng, 4)

    def d6(self) -> str:
        return numbers.digits(self.rng, 6)

    def d8(self) -> str:
        return numbers.digits(self.rng, 8)

    def d12(self) -> str:
        return numbers.digits(self.rng, 12)
