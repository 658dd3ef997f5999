// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"

#include "present/CampaignWords.h"
#include "present/ErrorSentences.h"
#include "present/Words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace holdfast::present {

namespace {

using core::Code;

const ErrorSentence* sentenceOf(Code code)
{
    for (const ErrorSentence& entry : errorSentences())
        if (entry.code == code)
            return &entry;
    return nullptr;
}

QString translate(const char* context, const char* text)
{
    return QCoreApplication::translate(context, text);
}

// What limits are counted in (core errors carry a stable word).
QString countedName(const QString& what)
{
    if (what == QStringLiteral("periods"))
        return translate("Error", "periods");
    if (what == QStringLiteral("columns"))
        return translate("Error", "columns");
    if (what == QStringLiteral("rows"))
        return translate("Error", "rows");
    if (what == QStringLiteral("customers"))
        return translate("Error", "customers");
    return what;
}

// The values a sentence may name. {name} is whatever the error is about; {path} the file it is about.
QHash<QString, QString> valuesOf(const core::Error& error)
{
    QHash<QString, QString> values;
    for (const auto& [key, value] : error.arguments)
        values.insert(QString::fromStdString(key), QString::fromStdString(value));
    const auto alias = [&](const char* name, std::initializer_list<const char*> sources) {
        for (const char* source : sources)
            if (!values.contains(QLatin1String(name)) && values.contains(QLatin1String(source)))
                values.insert(QLatin1String(name), values.value(QLatin1String(source)));
    };
    alias("name", {"command", "analysis", "parameter", "option", "key", "template", "field", "table", "segment"});
    alias("path", {"file", "target", "workspace"});
    alias("limit", {"max", "maximum"});
    if (!values.contains(QStringLiteral("column")) && !error.where.column.empty())
        values.insert(QStringLiteral("column"), QString::fromStdString(error.where.column));
    if (values.contains(QStringLiteral("field")))
        values.insert(QStringLiteral("fieldName"), fieldName(values.value(QStringLiteral("field"))));
    if (values.contains(QStringLiteral("needs"))) {
        const QString needs = values.value(QStringLiteral("needs"));
        const QString role = roleName(needs);
        values.insert(QStringLiteral("needs"), role != needs ? role : fieldName(needs));
    }
    if (values.contains(QStringLiteral("what")))
        values.insert(QStringLiteral("what"), countedName(values.value(QStringLiteral("what"))));
    return values;
}

// Fills {name} by the values; nothing when one is missing or empty. Values are inserted once, never read as text with
// braces.
std::optional<QString> filled(const QString& text, const QHash<QString, QString>& values)
{
    static const QRegularExpression brace(QStringLiteral("\\{(\\w+)\\}"));
    QString result;
    qsizetype end = 0;
    for (auto it = brace.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString value = values.value(match.captured(1));
        if (value.isEmpty())
            return std::nullopt;
        result += text.mid(end, match.capturedStart() - end) + value;
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

// "orders.csv, line 12, column “date”"; empty when nothing is known.
QString placeText(const core::Place& place)
{
    QStringList parts;
    if (!place.file.empty())
        parts.append(QString::fromStdString(place.file).section(u'/', -1));
    if (place.line > 0)
        parts.append(translate("Place", "line %1").arg(place.line));
    else if (place.row > 0)
        parts.append(translate("Place", "row %1").arg(place.row));
    if (!place.column.empty())
        parts.append(translate("Place", "column “%1”").arg(QString::fromStdString(place.column)));
    if (place.byte > 0 && place.line == 0 && place.row == 0)
        parts.append(translate("Place", "byte %1").arg(place.byte));
    return parts.join(translate("Place", ", "));
}

// One line, whatever the values hold.
QString oneLine(QString text)
{
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return text;
}

} // namespace

QString errorText(const core::Error& error)
{
    const ErrorSentence* entry = sentenceOf(error.code);
    if (entry == nullptr)
        return QString::fromUtf8(core::word(error.code).data(), qsizetype(core::word(error.code).size()));
    QString sentence;
    const auto problem = std::ranges::find(error.arguments, "problem", &std::pair<std::string, std::string>::first);
    if (problem != error.arguments.end())
        if (const char* finer = problemSentence(problem->second))
            if (const auto text = filled(translate("Problem", finer), valuesOf(error)))
                sentence = *text;
    if (sentence.isEmpty() && entry->withValues != nullptr)
        if (const auto text = filled(translate("Error", entry->withValues), valuesOf(error)))
            sentence = *text;
    if (sentence.isEmpty())
        sentence = translate("Error", entry->sentence);
    const QString place = placeText(error.where);
    return oneLine(place.isEmpty() ? sentence : translate("Place", "%1: %2").arg(place, sentence));
}

QString codeTitle(core::Code code)
{
    const ErrorSentence* entry = sentenceOf(code);
    return entry != nullptr ? translate("Issue", entry->title) : QString();
}

std::optional<core::Code> codeOf(const QString& word)
{
    const std::string wanted = word.toStdString();
    for (const ErrorSentence& entry : errorSentences())
        if (core::word(entry.code) == wanted)
            return entry.code;
    return std::nullopt;
}

QString findingText(const core::Finding& finding)
{
    QString text;
    const int n = int(std::min<std::uint64_t>(finding.count, std::uint64_t(std::numeric_limits<int>::max())));
    for (const FindingSentence& entry : findingSentences())
        if (entry.code == finding.code)
            text = QCoreApplication::translate("Finding", entry.sentence, nullptr, n);
    if (text.isEmpty())
        if (const ErrorSentence* entry = sentenceOf(finding.code))
            text = translate("Error", entry->sentence);
    const QString place = placeText(finding.where);
    if (!place.isEmpty())
        text = translate("Place", "%1: %2").arg(place, text);
    if (!finding.value.empty()) {
        constexpr qsizetype kLongestExample = 60;
        QString value = QString::fromStdString(finding.value);
        if (value.size() > kLongestExample)
            value = value.left(kLongestExample) + u'…';
        text = translate("Finding", "%1 Example: “%2”.").arg(text, value);
    }
    return oneLine(text);
}

QString warningText(const core::Finding& warning)
{
    // Stable words of doubts about the churn rule.
    if (warning.value == "no-gaps")
        return translate("Warning", "Nobody bought on two days, so no number of days can be proposed.");
    if (warning.value == "few-gaps")
        return translate("Warning", "Fewer than 100 completed purchase gaps: the proposal is uncertain.");
    if (warning.value == "shorter-than-a-year")
        return translate(
            "Warning", "The data do not reach a year past the proposed day: a shorter time to return was judged.");
    if (warning.value == "never-below-share")
        return translate("Warning",
            "The chance to return stays above 10% as far as the data reach: the longest time that can be judged is "
            "proposed.");
    return findingText(warning);
}

QString choiceText(core::Code code, const QString& choice)
{
    struct Answer {
        const char* word;
        const char* text;
    };
    static const Answer answers[] = {
        {"dmy", QT_TRANSLATE_NOOP("Choice", "Day first: DD/MM/YYYY")},
        {"mdy", QT_TRANSLATE_NOOP("Choice", "Month first: MM/DD/YYYY")},
        {"ymd", QT_TRANSLATE_NOOP("Choice", "Year first: YYYY-MM-DD")},
        {"ydm", QT_TRANSLATE_NOOP("Choice", "Year first, then day: YYYY-DD-MM")},
        {"decimal_comma", QT_TRANSLATE_NOOP("Choice", "The comma marks decimals: 1,5 is one and a half")},
        {"grouping_comma", QT_TRANSLATE_NOOP("Choice", "The comma groups thousands: 1,500 is fifteen hundred")},
        {"decimal_point", QT_TRANSLATE_NOOP("Choice", "The point marks decimals: 1.5 is one and a half")},
        {"grouping_point", QT_TRANSLATE_NOOP("Choice", "The point groups thousands: 1.500 is fifteen hundred")},
        {"text", QT_TRANSLATE_NOOP("Choice", "Keep as text")},
        {"missing", QT_TRANSLATE_NOOP("Choice", "It means missing")},
        {"data", QT_TRANSLATE_NOOP("Choice", "It is data")},
        {"skip", QT_TRANSLATE_NOOP("Choice", "Leave it out")},
        {"none", QT_TRANSLATE_NOOP("Choice", "There is none")},
        {"keep", QT_TRANSLATE_NOOP("Choice", "Keep all")},
        {"first", QT_TRANSLATE_NOOP("Choice", "Keep the first")},
        {"last", QT_TRANSLATE_NOOP("Choice", "Keep the last")},
    };
    if (code == Code::AmbiguousRole)
        return roleName(choice);
    if (code == Code::AmbiguousDelimiter) {
        if (choice == QStringLiteral(","))
            return translate("Choice", "Comma ,");
        if (choice == QStringLiteral(";"))
            return translate("Choice", "Semicolon ;");
        if (choice == QStringLiteral("|"))
            return translate("Choice", "Bar |");
        if (choice == QStringLiteral("\t") || choice == QStringLiteral("\\t") || choice == QStringLiteral("tab"))
            return translate("Choice", "Tab");
        if (choice == QStringLiteral(" "))
            return translate("Choice", "Blank");
    }
    bool number = false;
    choice.toULongLong(&number);
    if (number && code == Code::AmbiguousHeader)
        return choice == QStringLiteral("0") ? translate("Choice", "No header line")
                                             : translate("Choice", "Line %1").arg(choice);
    for (const Answer& answer : answers)
        if (choice == QLatin1String(answer.word))
            return translate("Choice", answer.text);
    return choice;
}

} // namespace holdfast::present
