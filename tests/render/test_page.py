from __future__ import annotations

from rich.text import Text

from redline.render.page import NARROW, WIDE, Page, printed


def test_a_page_is_never_wider_than_eyes_can_follow() -> None:
    assert Page(width=500).width == WIDE


def test_a_page_is_never_narrower_than_a_table_needs() -> None:
    assert Page(width=10).width == NARROW


def test_flowing_text_breaks_between_parts() -> None:
    page = Page(width=60)
    lines = page.flowed([Text("a" * 30), Text("b" * 30), Text("c" * 10)], between=" · ")
    assert [line.plain for line in lines] == ["a" * 30, "b" * 30 + " · " + "c" * 10]


def test_a_part_that_fits_no_line_is_broken_at_a_word() -> None:
    lines = Page(width=60).flowed([Text("word " * 20)], between=" · ", indent=2)
    assert all(line.cell_len <= 60 for line in lines)
    assert all(line.plain.startswith("  word") for line in lines)


def test_columns_stand_side_by_side() -> None:
    cells = [Text("one two"), Text("x")]
    lines = Page(width=60).columns(cells, (4, 3), indent=1)
    assert [line.plain for line in lines] == [" one   x", " two"]


def test_a_cell_may_be_held_to_a_number_of_lines() -> None:
    cells = [Text("within fifteen days after receipt of it"), Text("x")]
    lines = Page(width=60).columns(cells, (15, 3), indent=0, most=2)
    assert [line.plain for line in lines] == ["within fifteen   x", "days after…"]


def test_colour_codes_are_written_only_where_the_page_has_colour() -> None:
    line = Text("bad", "bold red")
    assert "\x1b[" in printed([line], Page(colour=True))
    assert printed([line], Page(colour=False)) == "bad\n"


def test_marks_of_the_screen_library_are_text_like_any_other() -> None:
    assert printed([Text("[bold]:smile:[/bold]")], Page()) == "[bold]:smile:[/bold]\n"
