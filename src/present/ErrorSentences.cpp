// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorSentences.h"

#include <QCoreApplication>

namespace holdfast::present {

using core::Code;

namespace {

// One row a code. The second sentence is used when the error brings every value it names in braces.
const ErrorSentence kSentences[] = {
    {Code::UnknownCommand, QT_TRANSLATE_NOOP("Issue", "Unknown command"),
        QT_TRANSLATE_NOOP(
            "Error", "This command does not exist. Nothing was changed. Run “holdfast-cli --help” for the list."),
        QT_TRANSLATE_NOOP(
            "Error", "There is no command “{name}”. Nothing was changed. Run “holdfast-cli --help” for the list.")},
    {Code::UnknownAnalysis, QT_TRANSLATE_NOOP("Issue", "Unknown analysis"),
        QT_TRANSLATE_NOOP("Error",
            "This analysis does not exist. Nothing was changed. Run “holdfast-cli analyse --help” for the list."),
        QT_TRANSLATE_NOOP("Error",
            "There is no analysis “{name}”. Nothing was changed. Run “holdfast-cli analyse --help” for the list.")},
    {Code::UnknownParameter, QT_TRANSLATE_NOOP("Issue", "Unknown parameter"),
        QT_TRANSLATE_NOOP("Error",
            "This option or setting does not exist. Nothing was changed. Run the command with “--help” for the list."),
        QT_TRANSLATE_NOOP("Error",
            "There is no option or setting “{name}”. Nothing was changed. Run the command with “--help” for the "
            "list.")},
    {Code::MissingParameter, QT_TRANSLATE_NOOP("Issue", "Missing parameter"),
        QT_TRANSLATE_NOOP("Error",
            "A required part of the command is missing. Nothing was changed. Run the command with “--help” to see its "
            "parts."),
        QT_TRANSLATE_NOOP(
            "Error", "“{name}” is missing. Nothing was changed. Run the command with “--help” to see its parts.")},
    {Code::InvalidParameter, QT_TRANSLATE_NOOP("Issue", "Value not allowed"),
        QT_TRANSLATE_NOOP("Error", "A value is outside what is allowed. Nothing was changed. Give another value."),
        QT_TRANSLATE_NOOP(
            "Error", "“{value}” is no allowed value of “{name}”. Nothing was changed. Give another value.")},
    {Code::FileNotFound, QT_TRANSLATE_NOOP("Issue", "File not found"),
        QT_TRANSLATE_NOOP("Error", "The file does not exist. Nothing was changed. Check the path."),
        QT_TRANSLATE_NOOP("Error", "There is no file “{path}”. Nothing was changed. Check the path.")},
    {Code::FileExists, QT_TRANSLATE_NOOP("Issue", "File exists already"),
        QT_TRANSLATE_NOOP("Error", "A file of that name exists already and was left as it is. Choose another name."),
        QT_TRANSLATE_NOOP("Error", "“{path}” exists already and was left as it is. Choose another name.")},
    {Code::PermissionDenied, QT_TRANSLATE_NOOP("Issue", "No permission"),
        QT_TRANSLATE_NOOP("Error",
            "The file may not be read or written with your permissions. Nothing was changed. Ask for access or choose "
            "another place."),
        QT_TRANSLATE_NOOP("Error",
            "“{path}” may not be read or written with your permissions. Nothing was changed. Ask for access or choose "
            "another place.")},
    {Code::NotRegularFile, QT_TRANSLATE_NOOP("Issue", "Not a file"),
        QT_TRANSLATE_NOOP(
            "Error", "This is a folder, a pipe or a device, not a file. Nothing was changed. Choose a file."),
        QT_TRANSLATE_NOOP(
            "Error", "“{path}” is a folder, a pipe or a device, not a file. Nothing was changed. Choose a file.")},
    {Code::IoError, QT_TRANSLATE_NOOP("Issue", "Reading or writing failed"),
        QT_TRANSLATE_NOOP("Error",
            "Reading or writing failed. What was saved before is unchanged. Check the disk and the connection, then "
            "try again."),
        QT_TRANSLATE_NOOP("Error",
            "Reading or writing “{path}” failed. What was saved before is unchanged. Check the disk and the "
            "connection, then try again.")},
    {Code::DiskFull, QT_TRANSLATE_NOOP("Issue", "Disk full"),
        QT_TRANSLATE_NOOP("Error",
            "The disk is full. The step was not carried out and what was saved before is unchanged. Free some space, "
            "then try again."),
        QT_TRANSLATE_NOOP("Error",
            "There is no space left for “{path}”. The step was not carried out and what was saved before is unchanged. "
            "Free some space, then try again.")},
    {Code::OutOfMemory, QT_TRANSLATE_NOOP("Issue", "Not enough memory"),
        QT_TRANSLATE_NOOP("Error",
            "There is not enough memory for this step. The data are unchanged. Close other programs or take a smaller "
            "file."),
        nullptr},
    {Code::LimitsExceeded, QT_TRANSLATE_NOOP("Issue", "Too large"),
        QT_TRANSLATE_NOOP(
            "Error", "The request is beyond what the program handles. The data are unchanged. Take a smaller part."),
        QT_TRANSLATE_NOOP("Error",
            "More than {limit} {what} is beyond what the program handles. The data are unchanged. Take a smaller part "
            "or a coarser period.")},
    {Code::NotEnoughData, QT_TRANSLATE_NOOP("Issue", "Not enough data"),
        QT_TRANSLATE_NOOP("Error",
            "There are not enough data for this figure. The data are unchanged. Load more rows or widen the filters."),
        QT_TRANSLATE_NOOP("Error",
            "This needs “{needs}”, which the workspace does not have. The data are unchanged. Import it to see the "
            "figure.")},
    {Code::NoVariation, QT_TRANSLATE_NOOP("Issue", "No variation"),
        QT_TRANSLATE_NOOP("Error",
            "All values are equal, so there is nothing to compare. The data are unchanged. Choose another column or "
            "more "
            "rows."),
        QT_TRANSLATE_NOOP("Error",
            "All values of “{name}” are equal, so there is nothing to compare. The data are unchanged. Choose another "
            "column or more rows.")},
    {Code::InvalidValue, QT_TRANSLATE_NOOP("Issue", "Value that the method can't use"),
        QT_TRANSLATE_NOOP("Error",
            "The data hold a value that this method can't use. The data are unchanged. Correct it or leave the row "
            "out."),
        QT_TRANSLATE_NOOP("Error",
            "“{value}” in “{name}” is a value that this method can't use. The data are unchanged. Correct it or leave "
            "the "
            "row out.")},
    {Code::NotConverged, QT_TRANSLATE_NOOP("Issue", "No convergence"),
        QT_TRANSLATE_NOOP("Error",
            "The fit did not come to an end, so no figure is shown. The data are unchanged. Use fewer columns or more "
            "rows."),
        nullptr},
    {Code::SingularMatrix, QT_TRANSLATE_NOOP("Issue", "Columns depend on each other"),
        QT_TRANSLATE_NOOP("Error",
            "Columns depend on each other exactly, so they can't be told apart. The data are unchanged. Leave one "
            "out."),
        QT_TRANSLATE_NOOP("Error",
            "“{name}” follows exactly from other columns, so it can't be told apart. The data are unchanged. Leave it "
            "out.")},
    {Code::UnknownColumn, QT_TRANSLATE_NOOP("Issue", "Unknown column"),
        QT_TRANSLATE_NOOP("Error",
            "The file has no column of that name. The data are unchanged. Check the name against the header line."),
        QT_TRANSLATE_NOOP("Error",
            "“{path}” has no column “{name}”. The data are unchanged. Check the name against the header line.")},
    {Code::NothingToUndo, QT_TRANSLATE_NOOP("Issue", "Nothing to undo"),
        QT_TRANSLATE_NOOP("Error", "There is no step to undo or redo. Nothing was changed."), nullptr},
    {Code::UnknownTable, QT_TRANSLATE_NOOP("Issue", "Unknown table"),
        QT_TRANSLATE_NOOP(
            "Error", "The workspace has no such table. Nothing was changed. Run “holdfast-cli info” for the list."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace has no table “{name}”. Nothing was changed. Run “holdfast-cli info” for the list.")},
    {Code::UnknownField, QT_TRANSLATE_NOOP("Issue", "Unknown field"),
        QT_TRANSLATE_NOOP("Error",
            "A field of the rule or request is not in the data. Nothing was changed. Choose a field that is loaded."),
        QT_TRANSLATE_NOOP(
            "Error", "There is no field “{name}” in the data. Nothing was changed. Choose a field that is loaded.")},
    {Code::UnknownSegment, QT_TRANSLATE_NOOP("Issue", "Unknown segment"),
        QT_TRANSLATE_NOOP(
            "Error", "There is no segment of that name. Nothing was changed. Check the list of saved segments."),
        QT_TRANSLATE_NOOP(
            "Error", "There is no segment “{name}”. Nothing was changed. Check the list of saved segments.")},
    {Code::UnknownIndicator, QT_TRANSLATE_NOOP("Issue", "Unknown indicator"),
        QT_TRANSLATE_NOOP("Error", "There is no indicator of that name. Nothing was changed. Check the list of indicators."),
        QT_TRANSLATE_NOOP("Error", "There is no indicator “{name}”. Nothing was changed. Check the list of indicators.")},
    {Code::UnknownAlert, QT_TRANSLATE_NOOP("Issue", "Unknown alert"),
        QT_TRANSLATE_NOOP("Error",
            "There is no such alert for these dates and thresholds. Nothing was changed. Open the list of alerts again."),
        QT_TRANSLATE_NOOP("Error",
            "There is no alert “{name}” for these dates and thresholds. Nothing was changed. Open the list of alerts "
            "again.")},
    {Code::ModelMissing, QT_TRANSLATE_NOOP("Issue", "No risk model yet"),
        QT_TRANSLATE_NOOP("Error",
            "This workspace has no trained risk model. Nothing was changed. Train one in Early warning."),
        nullptr},
    {Code::InvalidRule, QT_TRANSLATE_NOOP("Issue", "Rule not understood"),
        QT_TRANSLATE_NOOP("Error", "The rule of the segment can't be read. Nothing was changed. Correct the rule."),
        QT_TRANSLATE_NOOP("Error",
            "“{value}” does not fit the field “{field}” in this rule. Nothing was changed. Correct the rule.")},
    {Code::MissingField, QT_TRANSLATE_NOOP("Issue", "Required column missing"),
        QT_TRANSLATE_NOOP("Error",
            "A required column is not there. Nothing was loaded or changed. Assign a column to it or load data that "
            "have it."),
        QT_TRANSLATE_NOOP("Error",
            "No column gives “{fieldName}”, which is required here. Nothing was loaded or changed. Assign a column to "
            "it or load data that have it.")},
    {Code::AlreadyImported, QT_TRANSLATE_NOOP("Issue", "Already imported"),
        QT_TRANSLATE_NOOP("Error",
            "This file has been imported already. It was not loaded again, so no row counts twice. Undo the earlier "
            "import to load it anew."),
        QT_TRANSLATE_NOOP("Error",
            "“{path}” has been imported already. It was not loaded again, so no row counts twice. Undo the earlier "
            "import to load it anew.")},
    {Code::EmptyFile, QT_TRANSLATE_NOOP("Issue", "Empty file"),
        QT_TRANSLATE_NOOP("Error", "The file has no content. Nothing was loaded. Check the export it comes from."),
        QT_TRANSLATE_NOOP("Error", "“{path}” has no content. Nothing was loaded. Check the export it comes from.")},
    {Code::NotText, QT_TRANSLATE_NOOP("Issue", "Not a text file"),
        QT_TRANSLATE_NOOP("Error",
            "The content is not text in any encoding the program knows. Nothing was loaded. Export the table as CSV in "
            "UTF-8."),
        QT_TRANSLATE_NOOP("Error",
            "The content of “{path}” is not text in any encoding the program knows. Nothing was loaded. Export the "
            "table as CSV in UTF-8.")},
    {Code::NulBytes, QT_TRANSLATE_NOOP("Issue", "Zero bytes in the text"),
        QT_TRANSLATE_NOOP("Error",
            "The file has zero bytes inside its text, as damaged files do. Nothing was loaded. Export the file again."),
        nullptr},
    {Code::EncodingInvalid, QT_TRANSLATE_NOOP("Issue", "Encoding broken"),
        QT_TRANSLATE_NOOP("Error",
            "Some bytes do not fit the encoding of the file. Nothing was loaded. Choose another encoding or export the "
            "file again in UTF-8."),
        QT_TRANSLATE_NOOP("Error",
            "Some bytes do not fit the encoding {encoding}. Nothing was loaded. Choose another encoding or export the "
            "file again in UTF-8.")},
    {Code::UnsupportedEncoding, QT_TRANSLATE_NOOP("Issue", "Encoding not supported"),
        QT_TRANSLATE_NOOP(
            "Error", "The encoding of the file is not supported. Nothing was loaded. Export the file in UTF-8."),
        QT_TRANSLATE_NOOP(
            "Error", "The encoding {encoding} is not supported. Nothing was loaded. Export the file in UTF-8.")},
    {Code::UnsupportedFormat, QT_TRANSLATE_NOOP("Issue", "Format not supported"),
        QT_TRANSLATE_NOOP("Error", "This kind of file can't be read. Nothing was loaded. Export the table as CSV."),
        QT_TRANSLATE_NOOP(
            "Error", "“{path}” is of a kind that can't be read. Nothing was loaded. Export the table as CSV.")},
    {Code::FieldTooLarge, QT_TRANSLATE_NOOP("Issue", "Cell too large"),
        QT_TRANSLATE_NOOP("Error",
            "A cell is larger than a table cell can be, often because a quote is never closed. Nothing was loaded. "
            "Correct the file at this place."),
        nullptr},
    {Code::TooManyColumns, QT_TRANSLATE_NOOP("Issue", "Too many columns"),
        QT_TRANSLATE_NOOP("Error",
            "The table has more columns than can be loaded. Nothing was loaded. Leave out columns or check the "
            "delimiter."),
        QT_TRANSLATE_NOOP("Error",
            "The table has more than {limit} columns. Nothing was loaded. Leave out columns or check the delimiter.")},
    {Code::RaggedRows, QT_TRANSLATE_NOOP("Issue", "Rows of unequal length"),
        QT_TRANSLATE_NOOP("Error",
            "Rows do not have as many cells as the header. These rows were not loaded. Correct the file or the "
            "delimiter."),
        nullptr},
    {Code::StrayQuote, QT_TRANSLATE_NOOP("Issue", "Stray quote"),
        QT_TRANSLATE_NOOP("Error",
            "A quote stands inside a cell where none may stand, so the cells after it can't be told apart. Correct the "
            "file at this place."),
        nullptr},
    {Code::UnterminatedQuote, QT_TRANSLATE_NOOP("Issue", "Quote never closed"),
        QT_TRANSLATE_NOOP("Error",
            "A quoted cell is never closed, so the rest of the file would fall into one cell. Nothing was loaded. "
            "Correct the file at this place."),
        nullptr},
    {Code::CorruptArchive, QT_TRANSLATE_NOOP("Issue", "Damaged archive"),
        QT_TRANSLATE_NOOP("Error", "The file is a damaged archive. Nothing was loaded. Get the file again."),
        QT_TRANSLATE_NOOP("Error", "“{path}” is a damaged archive. Nothing was loaded. Get the file again.")},
    {Code::CorruptWorkbook, QT_TRANSLATE_NOOP("Issue", "Damaged workbook"),
        QT_TRANSLATE_NOOP("Error",
            "The workbook is damaged. Nothing was loaded. Open it in a spreadsheet program and save it again."),
        QT_TRANSLATE_NOOP("Error",
            "The workbook “{path}” is damaged. Nothing was loaded. Open it in a spreadsheet program and save it "
            "again.")},
    {Code::EncryptedContainer, QT_TRANSLATE_NOOP("Issue", "Protected by a password"),
        QT_TRANSLATE_NOOP(
            "Error", "The file is protected by a password. Nothing was loaded. Save a copy without the password."),
        QT_TRANSLATE_NOOP(
            "Error", "“{path}” is protected by a password. Nothing was loaded. Save a copy without the password.")},
    {Code::LegacyXls, QT_TRANSLATE_NOOP("Issue", "Old Excel format"),
        QT_TRANSLATE_NOOP("Error", "The file is in the old .xls format. Nothing was loaded. Save it as .xlsx or CSV."),
        QT_TRANSLATE_NOOP("Error", "“{path}” is in the old .xls format. Nothing was loaded. Save it as .xlsx or CSV.")},
    {Code::NotAWorkbook, QT_TRANSLATE_NOOP("Issue", "Not a workbook"),
        QT_TRANSLATE_NOOP(
            "Error", "The file is an archive, but no workbook. Nothing was loaded. Choose an .xlsx file."),
        QT_TRANSLATE_NOOP(
            "Error", "“{path}” is an archive, but no workbook. Nothing was loaded. Choose an .xlsx file.")},
    {Code::NotAZip, QT_TRANSLATE_NOOP("Issue", "Not an .xlsx file"),
        QT_TRANSLATE_NOOP("Error",
            "The name says .xlsx, but the content is something else. Nothing was loaded. Give the file the right "
            "ending, such as .csv."),
        QT_TRANSLATE_NOOP("Error",
            "“{path}” has the name of a workbook, but its content is something else. Nothing was loaded. Give the file "
            "the right ending, such as .csv.")},
    {Code::TruncatedArchive, QT_TRANSLATE_NOOP("Issue", "File cut off"),
        QT_TRANSLATE_NOOP("Error", "The file is cut off: its end is missing. Nothing was loaded. Get the file again."),
        QT_TRANSLATE_NOOP("Error", "“{path}” is cut off: its end is missing. Nothing was loaded. Get the file again.")},
    {Code::UnsafeArchive, QT_TRANSLATE_NOOP("Issue", "Unsafe archive"),
        QT_TRANSLATE_NOOP("Error", "The archive holds names that sound workbooks do not have. None of them was used."),
        nullptr},
    {Code::XmlDtdForbidden, QT_TRANSLATE_NOOP("Issue", "Forbidden document type"),
        QT_TRANSLATE_NOOP("Error",
            "The workbook declares a document type, which no spreadsheet program writes. Nothing was loaded. Save it "
            "again in a spreadsheet program."),
        nullptr},
    {Code::ZipBomb, QT_TRANSLATE_NOOP("Issue", "Too large when unpacked"),
        QT_TRANSLATE_NOOP("Error",
            "The archive grows beyond all limits when it is unpacked. Nothing was loaded. Export the table as CSV."),
        QT_TRANSLATE_NOOP("Error",
            "“{path}” grows beyond all limits when it is unpacked. Nothing was loaded. Export the table as CSV.")},
    {Code::ArchiveAuthenticationFailed, QT_TRANSLATE_NOOP("Issue", "Sealed archive not opened"),
        QT_TRANSLATE_NOOP("Error",
            "The passphrase is wrong, or the sealed archive was changed or cut short. Nothing was written. Check the "
            "passphrase, or get the archive again."),
        QT_TRANSLATE_NOOP("Error",
            "The passphrase is wrong, or “{path}” was changed or cut short. Nothing was written. Check the passphrase, "
            "or get the archive again.")},
    {Code::NotAnArchive, QT_TRANSLATE_NOOP("Issue", "No sealed archive"),
        QT_TRANSLATE_NOOP("Error", "The file is no sealed archive of Holdfast. Nothing was written. Choose another file."),
        QT_TRANSLATE_NOOP(
            "Error", "“{path}” is no sealed archive of Holdfast. Nothing was written. Choose another file.")},
    {Code::CorruptDatabase, QT_TRANSLATE_NOOP("Issue", "Damaged database"),
        QT_TRANSLATE_NOOP("Error", "The database is damaged. Nothing was loaded. Get the file again."),
        QT_TRANSLATE_NOOP("Error", "The database “{path}” is damaged. Nothing was loaded. Get the file again.")},
    {Code::SourceIsWorkspace, QT_TRANSLATE_NOOP("Issue", "Workspace as its own source"),
        QT_TRANSLATE_NOOP("Error", "This file is the open workspace itself. Nothing was changed. Choose another file."),
        QT_TRANSLATE_NOOP("Error", "“{path}” is the open workspace itself. Nothing was changed. Choose another file.")},
    {Code::ConnectionFailed, QT_TRANSLATE_NOOP("Issue", "No connection"),
        QT_TRANSLATE_NOOP(
            "Error", "The database can't be reached. Nothing was changed. Check address, user and password."),
        QT_TRANSLATE_NOOP("Error",
            "The database “{source}” can't be reached. Nothing was changed. Check address, user and password.")},
    {Code::QueryFailed, QT_TRANSLATE_NOOP("Issue", "Query refused"),
        QT_TRANSLATE_NOOP("Error", "The database refused the query. Nothing was changed. Correct the query."),
        QT_TRANSLATE_NOOP("Error", "The database refused the query: {reason} Nothing was changed. Correct the query.")},
    {Code::CorruptCells, QT_TRANSLATE_NOOP("Issue", "Damaged cells"),
        QT_TRANSLATE_NOOP("Error", "Some cells have no place of their own or no readable value; they were left empty."),
        nullptr},
    {Code::DuplicateArchiveEntry, QT_TRANSLATE_NOOP("Issue", "Repeated archive entries"),
        QT_TRANSLATE_NOOP("Error", "The archive holds names twice. The exact one was used."), nullptr},
    {Code::ErrorCells, QT_TRANSLATE_NOOP("Issue", "Error cells"),
        QT_TRANSLATE_NOOP("Error", "Some cells hold an error such as #N/A; they were loaded as missing."), nullptr},
    {Code::FormulaWithoutValue, QT_TRANSLATE_NOOP("Issue", "Formulas without a result"),
        QT_TRANSLATE_NOOP("Error",
            "Some formulas were saved without their result; their cells are missing. Open and save the workbook in a "
            "spreadsheet program."),
        nullptr},
    {Code::HiddenRows, QT_TRANSLATE_NOOP("Issue", "Hidden rows"),
        QT_TRANSLATE_NOOP("Error", "Some rows are hidden in the sheet; they were loaded."), nullptr},
    {Code::HiddenSheets, QT_TRANSLATE_NOOP("Issue", "Hidden sheets"),
        QT_TRANSLATE_NOOP("Error", "The workbook has hidden sheets; they were not loaded."), nullptr},
    {Code::MergedCells, QT_TRANSLATE_NOOP("Issue", "Merged cells"),
        QT_TRANSLATE_NOOP("Error", "Some cells are merged; only the first of them holds the value."), nullptr},
    {Code::AmbiguousDate, QT_TRANSLATE_NOOP("Issue", "Ambiguous dates"),
        QT_TRANSLATE_NOOP("Error",
            "The dates can be read in two ways. Nothing was guessed. Say whether the day or the month comes first."),
        QT_TRANSLATE_NOOP("Error",
            "The dates of “{column}” can be read in two ways. Nothing was guessed. Say whether the day or the month "
            "comes first.")},
    {Code::AmbiguousDelimiter, QT_TRANSLATE_NOOP("Issue", "Ambiguous delimiter"),
        QT_TRANSLATE_NOOP(
            "Error", "More than one character could part the columns. Nothing was guessed. Choose the delimiter."),
        nullptr},
    {Code::AmbiguousEncoding, QT_TRANSLATE_NOOP("Issue", "Ambiguous encoding"),
        QT_TRANSLATE_NOOP(
            "Error", "The text can be read in more than one encoding. Nothing was guessed. Choose the encoding."),
        nullptr},
    {Code::AmbiguousFormat, QT_TRANSLATE_NOOP("Issue", "Ambiguous format"),
        QT_TRANSLATE_NOOP(
            "Error", "The values can be read in more than one format. Nothing was guessed. Choose the format."),
        nullptr},
    {Code::AmbiguousHeader, QT_TRANSLATE_NOOP("Issue", "Ambiguous header"),
        QT_TRANSLATE_NOOP(
            "Error", "It is not clear which line holds the column names. Nothing was guessed. Choose the header line."),
        nullptr},
    {Code::AmbiguousKey, QT_TRANSLATE_NOOP("Issue", "Ambiguous key"),
        QT_TRANSLATE_NOOP(
            "Error", "More than one column could identify the customer. Nothing was guessed. Choose the column."),
        nullptr},
    {Code::AmbiguousNumber, QT_TRANSLATE_NOOP("Issue", "Ambiguous numbers"),
        QT_TRANSLATE_NOOP("Error",
            "The numbers can be read with a decimal comma or with grouping. Nothing was guessed. Say which it is."),
        QT_TRANSLATE_NOOP("Error",
            "The numbers of “{column}” can be read with a decimal comma or with grouping. Nothing was guessed. Say "
            "which it is.")},
    {Code::AmbiguousQuote, QT_TRANSLATE_NOOP("Issue", "Ambiguous quotes"),
        QT_TRANSLATE_NOOP(
            "Error", "Quotes can be read in more than one way. Nothing was guessed. Choose the quote character."),
        nullptr},
    {Code::AmbiguousRange, QT_TRANSLATE_NOOP("Issue", "Ambiguous range"),
        QT_TRANSLATE_NOOP(
            "Error", "It is not clear which part of the sheet is the table. Nothing was guessed. Choose the range."),
        nullptr},
    {Code::AmbiguousSheet, QT_TRANSLATE_NOOP("Issue", "Ambiguous sheet"),
        QT_TRANSLATE_NOOP(
            "Error", "The workbook has more than one sheet with data. Nothing was guessed. Choose the sheet."),
        nullptr},
    {Code::AmbiguousStructure, QT_TRANSLATE_NOOP("Issue", "Ambiguous structure"),
        QT_TRANSLATE_NOOP("Error", "The table can be read in more than one shape. Nothing was guessed. Choose one."),
        nullptr},
    {Code::AmbiguousTable, QT_TRANSLATE_NOOP("Issue", "Ambiguous table"),
        QT_TRANSLATE_NOOP("Error", "The database has more than one table. Nothing was guessed. Choose the table."),
        nullptr},
    {Code::AmbiguousTimeZone, QT_TRANSLATE_NOOP("Issue", "Ambiguous time zone"),
        QT_TRANSLATE_NOOP(
            "Error", "The time zone of the times is not clear. Nothing was guessed. Choose the time zone."),
        nullptr},
    {Code::AmbiguousRefresh, QT_TRANSLATE_NOOP("Issue", "What happens to rows that are gone"),
        QT_TRANSLATE_NOOP("Error",
            "Rows of the earlier load are not in this file. Nothing was loaded. Say whether they are gone for good or stay "
            "beside the new ones."),
        nullptr},
    {Code::AmbiguousYear, QT_TRANSLATE_NOOP("Issue", "Ambiguous years"),
        QT_TRANSLATE_NOOP(
            "Error", "The years have two digits and can mean two centuries. Nothing was guessed. Choose the century."),
        nullptr},
    {Code::AmbiguousRole, QT_TRANSLATE_NOOP("Issue", "Ambiguous role"),
        QT_TRANSLATE_NOOP("Error",
            "It is not clear what a row of this file is. Nothing was loaded. Say whether rows are customers, "
            "transactions or something else."),
        nullptr},
    {Code::DuplicateKey, QT_TRANSLATE_NOOP("Issue", "Repeated ids"),
        QT_TRANSLATE_NOOP("Error",
            "An id that must be unique occurs more than once. Nothing was guessed. Remove the repeats or choose "
            "another column as id."),
        nullptr},
    {Code::MixedTypes, QT_TRANSLATE_NOOP("Issue", "Mixed types"),
        QT_TRANSLATE_NOOP("Error",
            "A column holds values of different types. It was kept as text, so nothing is lost. Correct the source to "
            "use it as a number or date."),
        nullptr},
    {Code::NullToken, QT_TRANSLATE_NOOP("Issue", "Word for missing"),
        QT_TRANSLATE_NOOP("Error",
            "A word in this column seems to mean “missing”. It was kept as text. Say whether it means missing."),
        QT_TRANSLATE_NOOP("Error", "“{value}” seems to mean “missing”. It was kept as text. Say whether it does.")},
    {Code::RepeatedHeader, QT_TRANSLATE_NOOP("Issue", "Repeated header"),
        QT_TRANSLATE_NOOP("Error",
            "The header line comes again among the data. These lines were not loaded as data. Check how the file was "
            "put together."),
        nullptr},
    {Code::UnitsLine, QT_TRANSLATE_NOOP("Issue", "Line of units"),
        QT_TRANSLATE_NOOP("Error",
            "The line under the header seems to hold units. It was not guessed to be data. Say whether it is data."),
        nullptr},
    {Code::MissingRequired, QT_TRANSLATE_NOOP("Issue", "Required value missing"),
        QT_TRANSLATE_NOOP(
            "Error", "A required value is missing. The rows were set aside, not loaded. Complete them in the source."),
        nullptr},
    {Code::UnreadableValue, QT_TRANSLATE_NOOP("Issue", "Unreadable value"),
        QT_TRANSLATE_NOOP("Error",
            "A value can't be read as the type of its column. The rows were set aside, not loaded. Correct the source "
            "or the type."),
        QT_TRANSLATE_NOOP("Error",
            "“{value}” can't be read as the type of its column. The row was set aside, not loaded. Correct the source "
            "or the type.")},
    {Code::BlankColumns, QT_TRANSLATE_NOOP("Issue", "Blank columns"),
        QT_TRANSLATE_NOOP("Error", "Columns without name and values were left out."), nullptr},
    {Code::BlankHeader, QT_TRANSLATE_NOOP("Issue", "Column without a name"),
        QT_TRANSLATE_NOOP("Error", "Columns without a name were given one. Check the mapping."), nullptr},
    {Code::BlankRows, QT_TRANSLATE_NOOP("Issue", "Blank rows"), QT_TRANSLATE_NOOP("Error", "Blank rows were skipped."),
        nullptr},
    {Code::ConfusableKeys, QT_TRANSLATE_NOOP("Issue", "Look-alike ids"),
        QT_TRANSLATE_NOOP("Error",
            "Ids differ only in case, blanks or look-alike characters. They were kept apart. Check whether they are "
            "the same customer."),
        nullptr},
    {Code::DelimiterChanges, QT_TRANSLATE_NOOP("Issue", "Delimiter changes"),
        QT_TRANSLATE_NOOP("Error",
            "The delimiter changes inside the file. Rows were read as far as they fit. Check how the file was put "
            "together."),
        nullptr},
    {Code::DuplicateHeader, QT_TRANSLATE_NOOP("Issue", "Repeated column name"),
        QT_TRANSLATE_NOOP(
            "Error", "Columns have the same name. They were kept under different names. Check the mapping."),
        nullptr},
    {Code::FooterSuspected, QT_TRANSLATE_NOOP("Issue", "Footer suspected"),
        QT_TRANSLATE_NOOP("Error", "The last lines look like totals or notes. Check whether they are data."), nullptr},
    {Code::FullwidthCharacters, QT_TRANSLATE_NOOP("Issue", "Full-width characters"),
        QT_TRANSLATE_NOOP("Error", "Full-width digits or letters were read as plain ones. The source text is kept."),
        nullptr},
    {Code::FutureDate, QT_TRANSLATE_NOOP("Issue", "Dates in the future"),
        QT_TRANSLATE_NOOP("Error", "Dates lie after the day of the import. They were loaded. Check the source."),
        nullptr},
    {Code::InconsistentDates, QT_TRANSLATE_NOOP("Issue", "Dates in several formats"),
        QT_TRANSLATE_NOOP(
            "Error", "Dates are written in several formats. Each was read by its own format. Check the rows."),
        nullptr},
    {Code::InvalidDate, QT_TRANSLATE_NOOP("Issue", "Dates that do not exist"),
        QT_TRANSLATE_NOOP("Error",
            "Dates such as 30 February do not exist. The rows were set aside, not loaded. Correct the source."),
        nullptr},
    {Code::InvisibleCharacters, QT_TRANSLATE_NOOP("Issue", "Invisible characters"),
        QT_TRANSLATE_NOOP("Error",
            "Invisible characters stand in the text. They were kept in the source text and ignored in comparisons."),
        nullptr},
    {Code::IrregularGrouping, QT_TRANSLATE_NOOP("Issue", "Irregular digit grouping"),
        QT_TRANSLATE_NOOP("Error", "Digits are grouped irregularly, as in 1,23,456. Check the numbers."), nullptr},
    {Code::LooksLikeJson, QT_TRANSLATE_NOOP("Issue", "Cells look like JSON"),
        QT_TRANSLATE_NOOP("Error", "Cells hold JSON. They were kept as text."), nullptr},
    {Code::MixedCurrency, QT_TRANSLATE_NOOP("Issue", "Mixed currencies"),
        QT_TRANSLATE_NOOP("Error",
            "Amounts have different currencies. They were not converted. Load one currency or convert the source."),
        nullptr},
    {Code::MixedNumberFormats, QT_TRANSLATE_NOOP("Issue", "Mixed number formats"),
        QT_TRANSLATE_NOOP("Error",
            "Numbers are written in several formats. The column was kept as text. Use one format in the source."),
        nullptr},
    {Code::MixedTimeZones, QT_TRANSLATE_NOOP("Issue", "Mixed time zones"),
        QT_TRANSLATE_NOOP("Error", "Times have different zones. Check the source before comparing hours."), nullptr},
    {Code::MixedUnits, QT_TRANSLATE_NOOP("Issue", "Mixed units"),
        QT_TRANSLATE_NOOP(
            "Error", "Values have different units. The column was kept as text. Use one unit in the source."),
        nullptr},
    {Code::NoDataRows, QT_TRANSLATE_NOOP("Issue", "No data rows"),
        QT_TRANSLATE_NOOP("Error", "The file has a header but no rows. Nothing was loaded."), nullptr},
    {Code::NoHeader, QT_TRANSLATE_NOOP("Issue", "No header"),
        QT_TRANSLATE_NOOP("Error", "The file has no line with column names. Columns were numbered. Check the mapping."),
        nullptr},
    {Code::NonFiniteNumbers, QT_TRANSLATE_NOOP("Issue", "Infinite or undefined numbers"),
        QT_TRANSLATE_NOOP("Error", "Infinite or undefined numbers were read as missing."), nullptr},
    {Code::OrphanKeys, QT_TRANSLATE_NOOP("Issue", "Unknown customers"),
        QT_TRANSLATE_NOOP("Error",
            "Rows name customers who are not in the customer table. They were loaded and are left out of figures by "
            "customer."),
        nullptr},
    {Code::OutOfRange, QT_TRANSLATE_NOOP("Issue", "Value out of range"),
        QT_TRANSLATE_NOOP("Error",
            "A value is outside what its field can hold. The rows were set aside, not loaded. Correct the source."),
        nullptr},
    {Code::PersonalData, QT_TRANSLATE_NOOP("Issue", "Personal data"),
        QT_TRANSLATE_NOOP("Error", "A column identifies people. It can be kept out, masked, replaced by pseudonyms or kept."),
        nullptr},
    {Code::RecipeStepUnmatched, QT_TRANSLATE_NOOP("Issue", "Recipe step without effect"),
        QT_TRANSLATE_NOOP("Error", "A step of the cleaning recipe found nothing to change in this file. The other steps were done."),
        nullptr},
    {Code::PossibleMojibake, QT_TRANSLATE_NOOP("Issue", "Garbled text suspected"),
        QT_TRANSLATE_NOOP("Error",
            "Text looks garbled, as if it had been read in a wrong encoding before. It was kept as it is. Check the "
            "export."),
        nullptr},
    {Code::PreambleSkipped, QT_TRANSLATE_NOOP("Issue", "Lines before the header"),
        QT_TRANSLATE_NOOP("Error", "Lines before the header were skipped. Check the header line."), nullptr},
    {Code::PrecisionLostInSource, QT_TRANSLATE_NOOP("Issue", "Digits lost in the source"),
        QT_TRANSLATE_NOOP(
            "Error", "Long numbers ended in rounded digits before they came here. Export such ids as text."),
        nullptr},
    {Code::ReplacementCharactersInSource, QT_TRANSLATE_NOOP("Issue", "Characters lost in the source"),
        QT_TRANSLATE_NOOP("Error",
            "Some characters were lost before the file came here. The text was kept as it is. Export the file again."),
        nullptr},
    {Code::SuspiciousMultilineField, QT_TRANSLATE_NOOP("Issue", "Cell over many lines"),
        QT_TRANSLATE_NOOP("Error", "A quoted cell runs over many lines. Check its closing quote."), nullptr},
    {Code::TruncatedInput, QT_TRANSLATE_NOOP("Issue", "File cut off"),
        QT_TRANSLATE_NOOP("Error", "The file seems to be cut off. What is there was read. Get the file again."),
        nullptr},
    {Code::UnsupportedValues, QT_TRANSLATE_NOOP("Issue", "Values not understood"),
        QT_TRANSLATE_NOOP("Error", "Some values were not understood and are left out of figures. Check the source."),
        QT_TRANSLATE_NOOP("Error", "“{value}” was not understood and is left out of figures. Check the source.")},
    {Code::WorkspaceDamaged, QT_TRANSLATE_NOOP("Issue", "Workspace damaged"),
        QT_TRANSLATE_NOOP("Error",
            "The workspace is damaged. Nothing was changed. Open a backup, or run “holdfast-cli check” to see what is "
            "affected."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace “{path}” is damaged. Nothing was changed. Open a backup, or run “holdfast-cli check” to see "
            "what is affected.")},
    {Code::WorkspaceForeign, QT_TRANSLATE_NOOP("Issue", "Not a Holdfast workspace"),
        QT_TRANSLATE_NOOP(
            "Error", "The file is not a Holdfast workspace. It was left as it is. Choose a .holdfast file."),
        QT_TRANSLATE_NOOP(
            "Error", "“{path}” is not a Holdfast workspace. It was left as it is. Choose a .holdfast file.")},
    {Code::WorkspaceLocked, QT_TRANSLATE_NOOP("Issue", "Workspace in use"),
        QT_TRANSLATE_NOOP("Error",
            "The workspace is in use by another program. Nothing was changed. Close it there, then try again."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace “{path}” is in use by another program. Nothing was changed. Close it there, then try "
            "again.")},
    {Code::WorkspaceMoved, QT_TRANSLATE_NOOP("Issue", "Workspace moved"),
        QT_TRANSLATE_NOOP("Error",
            "The workspace was moved or replaced while it was open. Nothing more is written to it. Open it again from "
            "its new place."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace “{path}” was moved or replaced while it was open. Nothing more is written to it. Open it "
            "again from its new place.")},
    {Code::WorkspaceNewer, QT_TRANSLATE_NOOP("Issue", "Workspace of a newer version"),
        QT_TRANSLATE_NOOP("Error",
            "The workspace was made by a newer version of Holdfast. It was left as it is. Update the program to open "
            "it."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace “{path}” was made by a newer version of Holdfast. It was left as it is. Update the program "
            "to open it.")},
    {Code::WorkspaceMissing, QT_TRANSLATE_NOOP("Issue", "Workspace not found"),
        QT_TRANSLATE_NOOP("Error",
            "The workspace does not exist. Nothing was changed. Check the path, or make one with “holdfast-cli new”."),
        QT_TRANSLATE_NOOP("Error",
            "There is no workspace “{path}”. Nothing was changed. Check the path, or make one with “holdfast-cli "
            "new”.")},
    {Code::WorkspaceDenied, QT_TRANSLATE_NOOP("Issue", "No permission"),
        QT_TRANSLATE_NOOP("Error",
            "The workspace may not be opened with your permissions. Nothing was changed. Ask for access or copy the "
            "file."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace “{path}” may not be opened with your permissions. Nothing was changed. Ask for access or "
            "copy the file.")},
    {Code::WorkspaceReadOnly, QT_TRANSLATE_NOOP("Issue", "Workspace is read-only"),
        QT_TRANSLATE_NOOP(
            "Error", "The workspace is open for reading only. Nothing was changed. Save a copy to make changes."),
        QT_TRANSLATE_NOOP("Error",
            "The workspace “{path}” is open for reading only. Nothing was changed. Save a copy to make changes.")},
    {Code::WorkspaceExists, QT_TRANSLATE_NOOP("Issue", "Workspace exists already"),
        QT_TRANSLATE_NOOP("Error", "A file of that name exists already and was left as it is. Choose another name."),
        QT_TRANSLATE_NOOP("Error", "“{path}” exists already and was left as it is. Choose another name.")},
    {Code::ForeignJournal, QT_TRANSLATE_NOOP("Issue", "Foreign journal beside the workspace"),
        QT_TRANSLATE_NOOP("Error",
            "A journal that does not belong to this workspace lies beside it. It was not applied and nothing was "
            "changed. Move the journal away, then open the workspace again."),
        nullptr},
    {Code::SymlinkRefused, QT_TRANSLATE_NOOP("Issue", "Symbolic link refused"),
        QT_TRANSLATE_NOOP("Error",
            "The path is a symbolic link, which is not followed for writing. Nothing was changed. Give the path of the "
            "file itself."),
        QT_TRANSLATE_NOOP("Error",
            "“{path}” is a symbolic link, which is not followed for writing. Nothing was changed. Give the path of the "
            "file itself.")},
    {Code::Cancelled, QT_TRANSLATE_NOOP("Issue", "Cancelled"),
        QT_TRANSLATE_NOOP("Error", "Cancelled. The data are as before."), nullptr},
    {Code::Internal, QT_TRANSLATE_NOOP("Issue", "Fault of the program"),
        QT_TRANSLATE_NOOP(
            "Error", "The program made a mistake. What was saved before is unchanged. Report it with the details."),
        nullptr},
};

} // namespace

std::span<const ErrorSentence> errorSentences()
{
    return kSentences;
}

} // namespace holdfast::present
