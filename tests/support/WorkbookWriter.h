// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace holdfast::tests {

// Writes small workbooks part by part, so that a test can get every part wrong on purpose.
struct WorkbookWriter {
    struct Sheet {
        std::string name, xml; // xml: what stands in <worksheet>
        std::string state; // "hidden", "veryHidden"
    };
    std::vector<Sheet> sheets;
    std::string strings; // <si>… of the shared strings; empty = no such part
    std::string formats; // <xf>… of cellXfs behind the plain one
    std::string numberFormats; // <numFmt>…
    bool date1904 = false;
    std::string space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    std::vector<std::pair<std::string, std::string>> more; // further entries

    static std::string cell(const std::string& reference, const std::string& text)
    {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }
    static std::string number(const std::string& reference, const std::string& text, int style = 0)
    {
        return "<c r=\"" + reference + "\" s=\"" + std::to_string(style) + "\"><v>" + text + "</v></c>";
    }
    static std::string row(int number, const std::string& cells, const std::string& attributes = {})
    {
        return "<row r=\"" + std::to_string(number) + "\"" + attributes + ">" + cells + "</row>";
    }
    static std::string data(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

    std::vector<std::pair<std::string, std::string>> parts() const
    {
        static const std::string kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        static const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        static const std::string kRelations =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
            return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + type + "\" Target=\"" + target + "\"/>";
        };
        std::vector<std::pair<std::string, std::string>> all;
        all.emplace_back("_rels/.rels",
            kHead + kRelations + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        std::string book = kHead + "<workbook xmlns=\"" + space + "\" xmlns:r=\"" + kOffice + "\"><workbookPr"
            + (date1904 ? " date1904=\"1\"" : "") + "/><sheets>";
        std::string links = kHead + kRelations;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const std::string id = std::to_string(i + 1);
            book += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\""
                + (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"") + "/>";
            links += relation("rId" + id, "worksheet", "worksheets/sheet" + id + ".xml");
            const bool whole = sheets[i].xml.starts_with("<?xml") || sheets[i].xml.starts_with("<x:");
            all.emplace_back("xl/worksheets/sheet" + id + ".xml",
                whole ? sheets[i].xml : kHead + "<worksheet xmlns=\"" + space + "\">" + sheets[i].xml + "</worksheet>");
        }
        links += relation("rIdStyles", "styles", "styles.xml");
        if (!strings.empty()) {
            links += relation("rIdStrings", "sharedStrings", "sharedStrings.xml");
            all.emplace_back("xl/sharedStrings.xml",
                strings.starts_with("<?xml") ? strings : kHead + "<sst xmlns=\"" + space + "\">" + strings + "</sst>");
        }
        all.emplace_back("xl/styles.xml",
            kHead + "<styleSheet xmlns=\"" + space + "\"><numFmts>" + numberFormats
                + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>" + formats
                + "</cellXfs></styleSheet>");
        all.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
        all.emplace_back("xl/_rels/workbook.xml.rels", links + "</Relationships>");
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    bool write(const std::string& path) const
    {
        int error = 0;
        zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        if (archive == nullptr)
            return false;
        const auto entries = parts();
        for (const auto& [name, text] : entries) {
            zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
            if (source == nullptr || zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
                return false;
        }
        return zip_close(archive) == 0;
    }
};

} // namespace holdfast::tests
