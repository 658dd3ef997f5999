// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::core {

// Who is at fault; decides the exit status of holdfast-cli (headless.md).
enum class Fault { Usage = 1, Input = 2, Workspace = 3, Cancelled = 4, Program = 5 };

// Codes are stable words that scripts rely on (headless.md, importing codes after ISO-like names). One table holds
// the words for refusals and for findings: most of them can be either.
#define HOLDFAST_CODES(X) \
    X(UnknownCommand, "unknown-command", Usage) \
    X(UnknownAnalysis, "unknown-analysis", Usage) \
    X(UnknownParameter, "unknown-parameter", Usage) \
    X(MissingParameter, "missing-parameter", Usage) \
    X(InvalidParameter, "invalid-parameter", Input) \
    X(FileNotFound, "file-not-found", Input) \
    X(FileExists, "file-exists", Input) \
    X(PermissionDenied, "permission-denied", Input) \
    X(NotRegularFile, "not-regular-file", Input) \
    X(IoError, "io-error", Input) \
    X(DiskFull, "disk-full", Input) \
    X(OutOfMemory, "out-of-memory", Input) \
    X(LimitsExceeded, "limits-exceeded", Input) \
    X(NotEnoughData, "not-enough-data", Input) \
    X(NoVariation, "no-variation", Input) \
    X(InvalidValue, "invalid-value", Input) \
    X(NotConverged, "not-converged", Input) \
    X(SingularMatrix, "singular-matrix", Input) \
    X(UnknownColumn, "unknown-column", Input) \
    X(NothingToUndo, "nothing-to-undo", Input) \
    X(UnknownTable, "unknown-table", Input) \
    X(UnknownField, "unknown-field", Input) \
    X(UnknownSegment, "unknown-segment", Input) \
    X(UnknownIndicator, "unknown-indicator", Input) \
    X(UnknownAlert, "unknown-alert", Input) \
    X(ModelMissing, "model-missing", Input) \
    X(InvalidRule, "invalid-rule", Input) \
    X(MissingField, "missing-field", Input) \
    X(AlreadyImported, "already-imported", Input) \
    X(EmptyFile, "empty-file", Input) \
    X(NotText, "not-text", Input) \
    X(NulBytes, "nul-bytes", Input) \
    X(EncodingInvalid, "encoding-invalid", Input) \
    X(UnsupportedEncoding, "unsupported-encoding", Input) \
    X(UnsupportedFormat, "unsupported-format", Input) \
    X(FieldTooLarge, "field-too-large", Input) \
    X(TooManyColumns, "too-many-columns", Input) \
    X(RaggedRows, "ragged-rows", Input) \
    X(StrayQuote, "stray-quote", Input) \
    X(UnterminatedQuote, "unterminated-quote", Input) \
    X(CorruptArchive, "corrupt-archive", Input) \
    X(CorruptWorkbook, "corrupt-workbook", Input) \
    X(EncryptedContainer, "encrypted-container", Input) \
    X(LegacyXls, "legacy-xls", Input) \
    X(NotAWorkbook, "not-a-workbook", Input) \
    X(NotAZip, "not-a-zip", Input) \
    X(TruncatedArchive, "truncated-archive", Input) \
    X(UnsafeArchive, "unsafe-archive", Input) \
    X(XmlDtdForbidden, "xml-dtd-forbidden", Input) \
    X(ZipBomb, "zip-bomb", Input) \
    X(ArchiveAuthenticationFailed, "archive-authentication-failed", Input) \
    X(NotAnArchive, "not-an-archive", Input) \
    X(CorruptDatabase, "corrupt-database", Input) \
    X(SourceIsWorkspace, "source-is-workspace", Input) \
    X(ConnectionFailed, "connection-failed", Input) \
    X(QueryFailed, "query-failed", Input) \
    X(AmbiguousDate, "ambiguous-date", Input) \
    X(AmbiguousDelimiter, "ambiguous-delimiter", Input) \
    X(AmbiguousEncoding, "ambiguous-encoding", Input) \
    X(AmbiguousFormat, "ambiguous-format", Input) \
    X(AmbiguousHeader, "ambiguous-header", Input) \
    X(AmbiguousKey, "ambiguous-key", Input) \
    X(AmbiguousNumber, "ambiguous-number", Input) \
    X(AmbiguousQuote, "ambiguous-quote", Input) \
    X(AmbiguousRange, "ambiguous-range", Input) \
    X(AmbiguousSheet, "ambiguous-sheet", Input) \
    X(AmbiguousStructure, "ambiguous-structure", Input) \
    X(AmbiguousTable, "ambiguous-table", Input) \
    X(AmbiguousTimeZone, "ambiguous-time-zone", Input) \
    X(AmbiguousRefresh, "ambiguous-refresh", Input) \
    X(AmbiguousYear, "ambiguous-year", Input) \
    X(AmbiguousRole, "ambiguous-role", Input) \
    X(DuplicateKey, "duplicate-key", Input) \
    X(MixedTypes, "mixed-types", Input) \
    X(NullToken, "null-token", Input) \
    X(RepeatedHeader, "repeated-header", Input) \
    X(UnitsLine, "units-line", Input) \
    X(MissingRequired, "missing-required", Input) \
    X(UnreadableValue, "unreadable-value", Input) \
    X(BlankColumns, "blank-columns", Input) \
    X(BlankHeader, "blank-header", Input) \
    X(BlankRows, "blank-rows", Input) \
    X(ConfusableKeys, "confusable-keys", Input) \
    X(CorruptCells, "corrupt-cells", Input) \
    X(DelimiterChanges, "delimiter-changes", Input) \
    X(DuplicateArchiveEntry, "duplicate-archive-entry", Input) \
    X(DuplicateHeader, "duplicate-header", Input) \
    X(ErrorCells, "error-cells", Input) \
    X(FooterSuspected, "footer-suspected", Input) \
    X(FormulaWithoutValue, "formula-without-value", Input) \
    X(FullwidthCharacters, "fullwidth-characters", Input) \
    X(FutureDate, "future-date", Input) \
    X(HiddenRows, "hidden-rows", Input) \
    X(HiddenSheets, "hidden-sheets", Input) \
    X(InconsistentDates, "inconsistent-dates", Input) \
    X(InvalidDate, "invalid-date", Input) \
    X(InvisibleCharacters, "invisible-characters", Input) \
    X(IrregularGrouping, "irregular-grouping", Input) \
    X(LooksLikeJson, "looks-like-json", Input) \
    X(MergedCells, "merged-cells", Input) \
    X(MixedCurrency, "mixed-currency", Input) \
    X(MixedNumberFormats, "mixed-number-formats", Input) \
    X(MixedTimeZones, "mixed-time-zones", Input) \
    X(MixedUnits, "mixed-units", Input) \
    X(NoDataRows, "no-data-rows", Input) \
    X(NoHeader, "no-header", Input) \
    X(NonFiniteNumbers, "non-finite-numbers", Input) \
    X(OrphanKeys, "orphan-keys", Input) \
    X(OutOfRange, "out-of-range", Input) \
    X(PersonalData, "personal-data", Input) \
    X(PossibleMojibake, "possible-mojibake", Input) \
    X(PreambleSkipped, "preamble-skipped", Input) \
    X(PrecisionLostInSource, "precision-lost-in-source", Input) \
    X(RecipeStepUnmatched, "recipe-step-unmatched", Input) \
    X(ReplacementCharactersInSource, "replacement-characters-in-source", Input) \
    X(SuspiciousMultilineField, "suspicious-multiline-field", Input) \
    X(TruncatedInput, "truncated-input", Input) \
    X(UnsupportedValues, "unsupported-values", Input) \
    X(WorkspaceDamaged, "workspace-damaged", Workspace) \
    X(WorkspaceForeign, "workspace-foreign", Workspace) \
    X(WorkspaceLocked, "workspace-locked", Workspace) \
    X(WorkspaceMoved, "workspace-moved", Workspace) \
    X(WorkspaceNewer, "workspace-newer", Workspace) \
    X(WorkspaceMissing, "workspace-missing", Workspace) \
    X(WorkspaceDenied, "permission-denied", Workspace) \
    X(WorkspaceReadOnly, "workspace-read-only", Workspace) \
    X(WorkspaceExists, "workspace-exists", Workspace) \
    X(ForeignJournal, "foreign-journal", Workspace) \
    X(SymlinkRefused, "symlink-refused", Workspace) \
    X(Cancelled, "cancelled", Cancelled) \
    X(Internal, "internal", Program)

enum class Code : std::uint16_t {
#define X(name, word, fault) name,
    HOLDFAST_CODES(X)
#undef X
};

// The stable word of a code, e.g. "ambiguous-date".
std::string_view word(Code code);
Fault faultOf(Code code);

// Where in a source something is; 0 or empty = not known. Line, row and column count from 1; row 1 is the first data
// row, line 1 the first physical line; `byte` is an offset from 0.
struct Place {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t row = 0;
    std::string column;
    std::uint64_t byte = 0;
    bool operator==(const Place&) const = default;
};

// An expected failure. Holds facts, no sentence: present/ErrorText words it in the user's language.
// `arguments` are named values for that sentence, e.g. {"path","/a/b.csv"}; `choices` answers an `ambiguous-…`.
struct Error {
    Code code = Code::Internal;
    std::vector<std::pair<std::string, std::string>> arguments {};
    Place where {};
    std::vector<std::string> choices {};
    std::string detail {}; // words of the library underneath, for the Details button and bug reports
};

template <class T> using Result = std::expected<T, Error>;
using Status = std::expected<void, Error>;

inline std::unexpected<Error> fail(Code code, std::vector<std::pair<std::string, std::string>> arguments = {},
    Place where = {}, std::string detail = {})
{
    return std::unexpected(Error {code, std::move(arguments), std::move(where), {}, std::move(detail)});
}

enum class Severity : std::uint8_t { Note, Warning, NeedsChoice };

// A flaw seen in the data; work goes on. `count` is how often it occurred where one finding stands for many rows.
struct Finding {
    Code code = Code::Internal;
    Severity severity = Severity::Warning;
    Place where {};
    std::string value {}; // the offending text as in the source
    std::uint64_t count = 1;
    std::vector<std::string> choices {};
};

} // namespace holdfast::core
