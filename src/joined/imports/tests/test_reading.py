"""Files as they really come: every encoding, line end and spelling of a heading; and what is no list (F-19, F-20)."""

import codecs

import pytest

from joined.imports import reading, rules
from joined.imports.tests import lists

ROW = ("Zoë Ångström’s", "1/2/1980", "", "", "")


def rows_of(body):
    return [(line.row, line.cells) for line in reading.read(body).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_encoding_and_line_end_reads_the_same(encoding, end):
    assert rows_of(lists.csv_of(ROW, encoding=encoding, end=end)) == [(2, list(ROW))]


def test_a_mark_before_utf_16_in_either_order():
    text = lists.csv_of(ROW).decode()
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert rows_of(mark + text.encode(encoding)) == [(2, list(ROW))]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_what_some_spreadsheets_write_instead_of_commas(delimiter):
    body = delimiter.join(("Name", "DOB")) + "\n" + delimiter.join(("Cai", "1/2/1980")) + "\n"
    assert rows_of(body.encode()) == [(2, ["Cai", "1/2/1980"])]


def test_a_line_break_inside_quotes_is_one_row_and_cells_are_named_as_a_spreadsheet_does():
    body = b'Name,What is asked\r\n"Cai","two\r\nlines"\r\nDilys,one\r\n'
    assert rows_of(body) == [(2, ["Cai", "two\r\nlines"]), (3, ["Dilys", "one"])]


def test_blank_rows_are_left_out_and_keep_their_number():
    assert rows_of(b"Name\n\nCai\n , \nDilys\n,,,\n\n") == [(3, ["Cai"]), (5, ["Dilys"])]


def test_the_row_that_says_what_belongs_in_each_column_is_skipped():
    assert rows_of(b"Name,DOB\nRequired: free text,Optional\nCai,1/2/1980\n") == [(3, ["Cai", "1/2/1980"])]
    assert rows_of(b"Name,DOB\nRequired Reading,1/2/1980\n") == [(2, ["Required Reading", "1/2/1980"])]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NHS number", "nhs_number"),
        ("nhs-number", "nhs_number"),
        (" NHS_Number ", "nhs_number"),
        ("CHILD_NHS_NUMBER", "nhs_number"),
        ("Patient's Date Of Birth", "born_on"),
        ("D.O.B.", ""),
        ("DOB", "born_on"),
        ("\ufeffName", "name"),
        ("Is anybody’s safety at risk?", "safety"),
        ("School", ""),
        ("", ""),
        ("Person", ""),
        ("Child", ""),
    ],
)
def test_a_heading_means_the_same_whatever_its_spelling(heading, field):
    assert rules.field_of(heading) == field


def test_every_synonym_means_one_thing():
    spelled = [heading for headings in rules.SYNONYMS.values() for heading in headings]
    assert len(spelled) == len(set(spelled))
    assert all(rules.field_of(heading) for heading in spelled)


@pytest.mark.parametrize(
    ("column", "row", "name"),
    [(0, 1, "A1"), (13, 4, "N4"), (25, 9, "Z9"), (26, 2, "AA2"), (701, 3, "ZZ3"), (702, 3, "AAA3")],
)
def test_a_cell_is_named_as_a_spreadsheet_names_it(column, row, name):
    assert rules.cell(column, row) == name


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "This file is empty."),
        (b" \r\n\r\n", "This file is empty."),
        (b"PK\x03\x04 a workbook", "This is an Excel workbook"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "This is an Excel workbook"),
        (b"%PDF-1.7", "This is not a list"),
        (b"\x89PNG\r\n", "This is not a list"),
        (b"<!DOCTYPE html><p>Sign in", "This is not a list"),
        (b"Name\n\x00\x01\x02binary\xff\x00", "This is not a list"),
        (b"Name\n", "There is nobody in this list"),
        (b"Name\n,,\n\n", "There is nobody in this list"),
        (b"Town,DOB\nLeeds,1/2/1980\n", "The first line names no column"),
        (b"First name,DOB\nCai,1/2/1980\n", "The first line names no column"),
        (b"Name,Phone,Mobile\nCai,1,2\n", "Columns B and C are both read as “Phone”."),
        (b'Name\nCai\n"Dilys\n', "A quotation mark in row 3 is opened and not closed"),
        (b'Name\n"Cai "the fish" Ffug"\n', "A quotation mark in row 2"),
        (b"Name\n" + b"x" * 100_001 + b"\n", "longer than 100,000 characters"),
    ],
)
def test_what_is_no_list_is_said_in_plain_words(body, said):
    with pytest.raises(reading.Unreadable) as problem:
        reading.read(body)
    assert said in problem.value.sentence


@pytest.mark.parametrize(("rows", "fits"), [(20_000, True), (20_001, False), (65_537, False)])
def test_a_list_has_at_most_20_000_rows(rows, fits):
    body = b"Name\n" + b"Cai\n" * rows
    if fits:
        assert len(reading.read(body).lines) == rows
        return
    with pytest.raises(reading.Unreadable, match="more than 20,000 rows"):
        reading.read(body)


def test_a_row_of_a_million_cells_takes_little_room():
    body = b"Name,DOB\n" + b"x," * 1_000_000 + b"\n"
    assert len(reading.read(body).lines[0].cells) == rules.COLUMNS_AT_MOST
