// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorSentences.h"

#include <QCoreApplication>

namespace holdfast::present {

using core::Code;

namespace {

// What a finding that stands for many rows says; the others are worded by their title.
const FindingSentence kFindings[] = {
    {Code::AmbiguousRefresh, QT_TRANSLATE_N_NOOP("Finding", "%Ln rows of the earlier load are not in this file.")},
    {Code::PersonalData, QT_TRANSLATE_N_NOOP("Finding", "%Ln cells identify people.")},
    {Code::RecipeStepUnmatched, QT_TRANSLATE_N_NOOP("Finding", "%Ln recipe steps found nothing to change.")},
    {Code::RaggedRows,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln rows do not have as many cells as the header; they were set aside.")},
    {Code::StrayQuote, QT_TRANSLATE_N_NOOP("Finding", "%Ln cells have a quote where none may stand.")},
    {Code::AmbiguousDate, QT_TRANSLATE_N_NOOP("Finding", "%Ln dates can be read with the day or the month first.")},
    {Code::AmbiguousNumber,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln numbers can be read with a decimal comma or with grouping.")},
    {Code::AmbiguousYear, QT_TRANSLATE_N_NOOP("Finding", "%Ln years of two digits can mean two centuries.")},
    {Code::AmbiguousTimeZone, QT_TRANSLATE_N_NOOP("Finding", "%Ln times have no clear time zone.")},
    {Code::AmbiguousKey, QT_TRANSLATE_N_NOOP("Finding", "%Ln columns could identify the customer.")},
    {Code::DuplicateKey, QT_TRANSLATE_N_NOOP("Finding", "%Ln rows repeat an id that must be unique.")},
    {Code::MixedTypes,
        QT_TRANSLATE_N_NOOP(
            "Finding", "%Ln cells have another type than the rest of their column, which was kept as text.")},
    {Code::NullToken,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln cells hold a word that seems to mean “missing”; it was kept as text.")},
    {Code::RepeatedHeader, QT_TRANSLATE_N_NOOP("Finding", "%Ln lines repeat the header and were not loaded as data.")},
    {Code::UnitsLine, QT_TRANSLATE_N_NOOP("Finding", "%Ln lines under the header seem to hold units.")},
    {Code::MissingRequired, QT_TRANSLATE_N_NOOP("Finding", "%Ln rows lack a value that the analyses need.")},
    {Code::UnreadableValue,
        QT_TRANSLATE_N_NOOP(
            "Finding", "%Ln values can't be read as the type of their column; their rows were set aside.")},
    {Code::BlankColumns, QT_TRANSLATE_N_NOOP("Finding", "%Ln blank columns were left out.")},
    {Code::BlankHeader, QT_TRANSLATE_N_NOOP("Finding", "%Ln columns had no name and were given one.")},
    {Code::BlankRows, QT_TRANSLATE_N_NOOP("Finding", "%Ln blank rows were skipped.")},
    {Code::ConfusableKeys,
        QT_TRANSLATE_N_NOOP("Finding",
            "%Ln ids differ from others only in case, blanks or look-alike characters; they were kept apart.")},
    {Code::CorruptCells,
        QT_TRANSLATE_N_NOOP(
            "Finding", "%Ln cells have no place of their own or no readable value; they were left empty.")},
    {Code::DuplicateArchiveEntry,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln names are in the archive twice; the exact one was used.")},
    {Code::ErrorCells,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln cells hold an error such as #N/A; they were loaded as missing.")},
    {Code::FormulaWithoutValue,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln formulas were saved without their result; their cells are missing.")},
    {Code::HiddenRows, QT_TRANSLATE_N_NOOP("Finding", "%Ln rows are hidden in the sheet; they were loaded.")},
    {Code::HiddenSheets, QT_TRANSLATE_N_NOOP("Finding", "%Ln sheets are hidden; they were not loaded.")},
    {Code::MergedCells,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln groups of cells are merged; only the first cell of each holds the value.")},
    {Code::UnsafeArchive,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln names in the archive are unsafe; none of them was used.")},
    {Code::DelimiterChanges, QT_TRANSLATE_N_NOOP("Finding", "%Ln lines use another delimiter than the rest.")},
    {Code::DuplicateHeader,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln columns have a name that another column has; they were renamed.")},
    {Code::FooterSuspected, QT_TRANSLATE_N_NOOP("Finding", "%Ln lines at the end look like totals or notes.")},
    {Code::FullwidthCharacters,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln cells had full-width characters, read as plain ones.")},
    {Code::FutureDate, QT_TRANSLATE_N_NOOP("Finding", "%Ln dates lie in the future; they were loaded.")},
    {Code::InconsistentDates, QT_TRANSLATE_N_NOOP("Finding", "%Ln dates are written in another format than the rest.")},
    {Code::InvalidDate, QT_TRANSLATE_N_NOOP("Finding", "%Ln dates do not exist, such as 30 February.")},
    {Code::InvisibleCharacters,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln cells have invisible characters, kept in the source text.")},
    {Code::IrregularGrouping, QT_TRANSLATE_N_NOOP("Finding", "%Ln numbers are grouped irregularly.")},
    {Code::LooksLikeJson, QT_TRANSLATE_N_NOOP("Finding", "%Ln cells look like JSON and were kept as text.")},
    {Code::MixedCurrency,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln amounts have another currency than the rest; nothing was converted.")},
    {Code::MixedNumberFormats,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln numbers are written in another format than the rest.")},
    {Code::MixedTimeZones, QT_TRANSLATE_N_NOOP("Finding", "%Ln times have another time zone than the rest.")},
    {Code::MixedUnits, QT_TRANSLATE_N_NOOP("Finding", "%Ln values have another unit than the rest.")},
    {Code::NonFiniteNumbers, QT_TRANSLATE_N_NOOP("Finding", "%Ln infinite or undefined numbers were read as missing.")},
    {Code::OrphanKeys, QT_TRANSLATE_N_NOOP("Finding", "%Ln rows name customers who are not in the customer table.")},
    {Code::OutOfRange,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln values are outside what their field can hold; their rows were set aside.")},
    {Code::PossibleMojibake,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln cells look garbled, as if read in a wrong encoding before.")},
    {Code::PreambleSkipped, QT_TRANSLATE_N_NOOP("Finding", "%Ln lines before the header were skipped.")},
    {Code::PrecisionLostInSource,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln long numbers lost digits before they came here.")},
    {Code::ReplacementCharactersInSource,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln cells have characters that were lost before the file came here.")},
    {Code::SuspiciousMultilineField, QT_TRANSLATE_N_NOOP("Finding", "%Ln quoted cells run over many lines.")},
    {Code::UnsupportedValues,
        QT_TRANSLATE_N_NOOP("Finding", "%Ln values were not understood and are left out of figures.")},
    {Code::EncodingInvalid, QT_TRANSLATE_N_NOOP("Finding", "%Ln cells have bytes that do not fit the encoding.")},
    {Code::NulBytes, QT_TRANSLATE_N_NOOP("Finding", "%Ln zero bytes stand inside the text.")},
};

} // namespace

std::span<const FindingSentence> findingSentences()
{
    return kFindings;
}

} // namespace holdfast::present
