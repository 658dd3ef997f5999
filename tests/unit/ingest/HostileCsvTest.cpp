// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "TableSink.h"
#include "core/Json.h"
#include "support/TestMain.h"

#include <QFileInfo>

#include <algorithm>
#include <map>
#include <set>

using namespace holdfast;
using core::Json;

// The delimited cases of the shared corpus, judged by its manifest.
class HostileCsvTest : public QObject {
    Q_OBJECT

    // Cases that need what this reader can't know or do yet, with the reason.
    static const std::map<std::string, std::string>& notYet()
    {
        static const std::map<std::string, std::string> cases = {
            {"key-orphans", "needs the customers of a workspace"},
        };
        return cases;
    }

    static std::vector<std::string> texts(const Json& value)
    {
        std::vector<std::string> all;
        if (value.is_array())
            for (const Json& one : value)
                all.push_back(one.is_string() ? one.get<std::string>() : one.dump());
        else if (!value.is_null())
            all.push_back(value.is_string() ? value.get<std::string>() : value.dump());
        return all;
    }

    // As check.py: numbers without trailing zeros, times with T and without midnight.
    static std::string canonical(std::string text, const std::string& type)
    {
        if (type == "integer" || type == "decimal") {
            if (text.find_first_not_of("0123456789.-") == std::string::npos && text.find('.') != std::string::npos) {
                text.erase(text.find_last_not_of('0') + 1);
                if (text.ends_with('.'))
                    text.pop_back();
            }
        } else if (type == "date" || type == "datetime") {
            if (text.size() > 10 && text[10] == ' ')
                text[10] = 'T';
            if (text.ends_with("T00:00:00"))
                text.resize(10);
        }
        return text;
    }

    static std::vector<std::string> failures(const Json& test, const std::string& path, const ingest::Mapping& mapping)
    {
        std::vector<std::string> why;
        const auto has = [](const std::vector<std::string>& list, const std::string& one) {
            return std::find(list.begin(), list.end(), one) != list.end();
        };
        tests::Imported got;
        tests::importFile(got, path, mapping);
        const Json& expect = test["expect"];
        const auto allowed = texts(expect["outcome"]);
        std::set<std::string> codes;
        for (const core::Finding& finding : got.sniffed.findings)
            codes.insert(std::string(core::word(finding.code)));
        for (const core::Finding& finding : got.table.notes)
            codes.insert(std::string(core::word(finding.code)));
        for (const auto& [code, n] : got.summary.rejectedBy)
            codes.insert(code);
        std::string list;
        for (const std::string& code : codes)
            list += code + " ";
        if (got.error) {
            const std::string code(core::word(got.error->code));
            const bool asked = code.starts_with("ambiguous-");
            const std::string outcome = asked ? "needs_choice" : "error";
            if (!has(allowed, outcome))
                why.push_back("outcome " + outcome + " " + code);
            if (!asked && !has(texts(expect["error"]), code))
                why.push_back("error " + code);
            if (asked && expect.contains("questions") && !has(texts(expect["questions"]), code))
                why.push_back("question " + code);
            if (!asked && expect.contains("error_line") && got.error->where.line != 0
                && std::to_string(got.error->where.line) != expect["error_line"].dump())
                why.push_back("line " + std::to_string(got.error->where.line));
            return why;
        }
        const std::string outcome = codes.empty() ? "ok" : "ok_with_warnings";
        if (!has(allowed, outcome)
            && !(outcome == "ok_with_warnings" && has(allowed, "ok") && !expect.contains("warnings")))
            why.push_back("outcome " + outcome + ": " + list);
        if (outcome == "ok_with_warnings" && expect.contains("warnings")) {
            const auto wanted = texts(expect["warnings"]);
            if (std::none_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return codes.contains(w); }))
                why.push_back("warnings: " + list);
        }
        if (!expect["rows"].is_null() && !has(texts(expect["rows"]), std::to_string(got.summary.loaded)))
            why.push_back("rows " + std::to_string(got.summary.loaded));
        std::vector<frame::ColumnInfo> columns = got.table.columns;
        std::erase_if(columns, [](const frame::ColumnInfo& c) { return c.derived; });
        if (!expect["columns"].is_null() && !has(texts(expect["columns"]), std::to_string(columns.size())))
            why.push_back("columns " + std::to_string(columns.size()));
        std::vector<std::string> names, labels, lower;
        for (const frame::ColumnInfo& column : columns) {
            names.push_back(column.name);
            labels.push_back(column.label);
            lower.push_back(QString::fromStdString(column.name).toLower().toStdString());
        }
        if (expect.contains("column_names") && texts(expect["column_names"]) != names)
            why.push_back("names");
        if (expect.contains("column_names_any")
            && std::none_of(expect["column_names_any"].begin(), expect["column_names_any"].end(),
                [&](const Json& any) { return texts(any) == names; }))
            why.push_back("names");
        if (expect.contains("labels") && texts(expect["labels"]) != labels)
            why.push_back("labels");
        if (expect.contains("unique_names") && std::set<std::string>(lower.begin(), lower.end()).size() != lower.size())
            why.push_back("names not unique");
        std::map<std::string, std::string> types;
        for (const frame::ColumnInfo& column : columns)
            types[column.name] = frame::word(column.type);
        for (const auto& [name, wanted] : expect["types"].items())
            if (!has(texts(wanted), types[name]))
                why.push_back("type of " + name + " " + types[name]);
        checkCells(expect["cells"], got, names, types, why);
        if (got.summary.read != got.summary.loaded + got.summary.rejected
            || got.summary.rejected != got.table.rejected.size())
            why.push_back("read is not loaded + rejected");
        return why;
    }

    static void checkCells(const Json& cells, const tests::Imported& got, const std::vector<std::string>& names,
        std::map<std::string, std::string>& types, std::vector<std::string>& why)
    {
        for (const Json& cell : cells) {
            const auto row = cell["row"].get<std::size_t>();
            const std::size_t column = cell["col"].is_number()
                ? cell["col"].get<std::size_t>()
                : static_cast<std::size_t>(
                    std::find(names.begin(), names.end(), cell["col"].get<std::string>()) - names.begin());
            if (row > got.table.rows.size() || column >= names.size()) {
                why.push_back("no cell " + cell.dump());
                continue;
            }
            const std::string type = types[names[column]];
            const auto& value = got.table.rows[row - 1][column];
            Json wanted = Json::array();
            if (cell.contains("by_type"))
                wanted.push_back(cell["by_type"].contains(type) ? cell["by_type"][type] : cell.value("raw", Json()));
            else if (cell.contains("any_of"))
                wanted = cell["any_of"];
            else if (type == "text" && cell.contains("raw"))
                wanted.push_back(cell["raw"]);
            else
                wanted.push_back(cell.value("value", Json()));
            const bool fits = std::any_of(wanted.begin(), wanted.end(), [&](const Json& w) {
                return w.is_null() ? !value : value && canonical(*value, type) == canonical(w.get<std::string>(), type);
            });
            if (!fits)
                why.push_back("cell " + cell.dump() + " is " + (value ? *value : "null"));
            // Rule 1: the source text can be had back.
            if (cell.contains("raw") && cell["raw"].is_string()
                && got.table.source[row - 1][column] != cell["raw"].get<std::string>())
                why.push_back("source text " + got.table.source[row - 1][column]);
        }
    }

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<QByteArray>("test");
        QFile file(tests::sharedFolder() + QStringLiteral("/hostile/cases.json"));
        if (tests::sharedFolder().isEmpty() || !file.open(QIODevice::ReadOnly)) {
            QTest::newRow("none") << QByteArray();
            return;
        }
        const Json all = Json::parse(file.readAll().toStdString());
        for (const Json& test : all["cases"]) {
            const std::string format = test["format"].get<std::string>();
            if ((format == "csv" || format == "tsv") && test.contains("file"))
                QTest::newRow(test["id"].get<std::string>().c_str()) << QByteArray::fromStdString(test.dump());
        }
    }
    void cases()
    {
        QFETCH(QByteArray, test);
        if (test.isEmpty())
            QSKIP("the shared corpus is not beside the checkout");
        const Json json = Json::parse(test.toStdString());
        const std::string path =
            (tests::sharedFolder() + QStringLiteral("/hostile/")).toStdString() + json["file"].get<std::string>();
        const auto why = failures(json, path, {});
        const auto known = notYet().find(json["id"].get<std::string>());
        if (!why.empty() && known != notYet().end())
            QSKIP(("not yet: " + known->second).c_str());
        std::string text;
        for (const std::string& one : why)
            text += one + "; ";
        QVERIFY2(why.empty(), text.c_str());
        // An answer changes what is loaded.
        for (const Json& part : json["expect"].value("if_answered", Json::array())) {
            ingest::Mapping mapping;
            for (const auto& [name, answer] : part["answers"].items())
                mapping.answers[name] = answer.get<std::string>();
            tests::Imported got;
            tests::importFile(got, path, mapping);
            QVERIFY(!got.error);
            std::vector<std::string> names, wrong;
            std::map<std::string, std::string> types;
            for (const frame::ColumnInfo& column : got.table.columns) {
                names.push_back(column.name);
                types[column.name] = frame::word(column.type);
            }
            checkCells(part["cells"], got, names, types, wrong);
            QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());
        }
    }
};

HOLDFAST_TEST(HostileCsvTest)
#include "HostileCsvTest.moc"
