// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Workbook.h"

#include "core/Random.h"

#include <fstream>
#include <vector>

#include <zlib.h>

namespace holdfast::flow {

namespace {

constexpr const char* kSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr int kColumns = 20;

// A zip archive written forward; sizes and sums are filled in behind each entry.
// Reference: PKWARE, .ZIP File Format Specification 6.3, 4.3.7, 4.3.12 and 4.3.16.
class Archive {
public:
    explicit Archive(const std::string& path) : m_file(path, std::ios::binary | std::ios::trunc) { }

    void begin(const std::string& name)
    {
        m_entries.push_back({name, static_cast<std::uint32_t>(m_file.tellp())});
        m_entries.back().sum = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
        put(local(m_entries.back()));
        m_stream = {};
        deflateInit2(&m_stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    }
    void add(const std::string& text) { pack(text, Z_NO_FLUSH); }
    void end()
    {
        pack({}, Z_FINISH);
        deflateEnd(&m_stream);
        const auto behind = m_file.tellp();
        m_file.seekp(m_entries.back().at);
        put(local(m_entries.back()));
        m_file.seekp(behind);
    }
    void whole(const std::string& name, const std::string& text)
    {
        begin(name);
        add(text);
        end();
    }
    bool finish()
    {
        const auto at = static_cast<std::uint32_t>(m_file.tellp());
        for (const Entry& entry : m_entries) {
            std::string head = "PK\x01\x02";
            number(head, 20, 2);
            head += common(entry);
            number(head, 0, 10); // comment, disk, attributes
            number(head, entry.at, 4);
            put(head + entry.name);
        }
        std::string tail = "PK\x05\x06";
        const auto size = static_cast<std::uint32_t>(m_file.tellp()) - at;
        number(tail, 0, 4);
        number(tail, m_entries.size(), 2);
        number(tail, m_entries.size(), 2);
        number(tail, size, 4);
        number(tail, at, 4);
        number(tail, 0, 2);
        put(tail);
        m_file.flush();
        return m_file.good();
    }

private:
    struct Entry {
        std::string name;
        std::uint32_t at = 0, sum = 0, packed = 0, size = 0;
    };
    static void number(std::string& to, std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            to.push_back(i < 8 ? static_cast<char>(value >> 8 * i) : '\0');
    }
    // From the version needed to the length of the extra field, as both headers have it.
    static std::string common(const Entry& entry)
    {
        std::string head;
        for (const std::uint64_t two : {20, 0, Z_DEFLATED, 0, 0x21}) // version, flags, method, time, 1 January 1980
            number(head, two, 2);
        for (const std::uint32_t four : {entry.sum, entry.packed, entry.size})
            number(head, four, 4);
        number(head, entry.name.size(), 2);
        number(head, 0, 2);
        return head;
    }
    static std::string local(const Entry& entry) { return "PK\x03\x04" + common(entry) + entry.name; }
    void put(const std::string& bytes) { m_file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); }
    void pack(const std::string& text, int flush)
    {
        Entry& entry = m_entries.back();
        const auto* bytes = reinterpret_cast<const Bytef*>(text.data());
        entry.sum = static_cast<std::uint32_t>(crc32(entry.sum, bytes, static_cast<uInt>(text.size())));
        entry.size += static_cast<std::uint32_t>(text.size());
        m_stream.next_in = const_cast<Bytef*>(bytes);
        m_stream.avail_in = static_cast<uInt>(text.size());
        char out[16384];
        do {
            m_stream.next_out = reinterpret_cast<Bytef*>(out);
            m_stream.avail_out = sizeof out;
            deflate(&m_stream, flush);
            const std::size_t size = sizeof out - m_stream.avail_out;
            entry.packed += static_cast<std::uint32_t>(size);
            m_file.write(out, static_cast<std::streamsize>(size));
        } while (m_stream.avail_out == 0);
    }

    std::ofstream m_file;
    z_stream m_stream {};
    std::vector<Entry> m_entries;
};

// The shared strings, made again whenever they are asked for: first all that rows share, then one a row.
constexpr const char* kWords[] = {"red", "green", "blue", "北京", "上海", "Köln", "a &amp; b"};
constexpr std::uint64_t kColours = kColumns, kPlaces = kColours + 3, kNames = kPlaces + 4, kNameCount = 20'000, kCustomers = kNames + kNameCount;

std::string sharedString(std::uint64_t number)
{
    return number < kColours ? "column " + std::to_string(number + 1)
        : number < kNames    ? std::string(kWords[number - kColours])
        : number < kCustomers ? "name " + std::to_string(number - kNames)
                              : "customer " + std::to_string(number - kCustomers + 1);
}

std::string stringCell(const std::string& reference, std::uint64_t number)
{
    return "<c r=\"" + reference + "\" t=\"s\"><v>" + std::to_string(number) + "</v></c>";
}

std::string hundredths(std::uint64_t value)
{
    std::string text = std::to_string(value / 100);
    if (value % 100 != 0)
        text += "." + std::to_string(value / 10 % 10);
    if (value % 10 != 0)
        text += std::to_string(value % 10);
    return text;
}

} // namespace

core::Status writeBenchWorkbook(const std::string& path, std::uint64_t rows, core::JobContext& job)
{
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const auto relation = [](const char* id, const std::string& type, const std::string& target) {
        return std::string("<Relationship Id=\"") + id + "\" Type=\"" + kOffice + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    const auto relations = [&](const std::string& inside) {
        return head + "<Relationships xmlns=\"" + kPackage + "\">" + inside + "</Relationships>";
    };
    Archive archive(path);
    archive.whole("[Content_Types].xml", head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
        "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
    archive.whole("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
    archive.whole("xl/workbook.xml", head + "<workbook xmlns=\"" + kSpace + "\" xmlns:r=\"" + kOffice
        + "\"><sheets><sheet name=\"Table\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    archive.whole("xl/_rels/workbook.xml.rels", relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
        + relation("rId2", "styles", "styles.xml") + relation("rId3", "sharedStrings", "sharedStrings.xml")));
    archive.whole("xl/styles.xml", head + "<styleSheet xmlns=\"" + kSpace
        + "\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/>"
          "</cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");

    core::Random random(20);
    archive.begin("xl/worksheets/sheet1.xml");
    std::string row = head + "<worksheet xmlns=\"" + kSpace + "\"><sheetData><row r=\"1\">";
    for (int c = 0; c < kColumns; ++c)
        row += stringCell(std::string(1, static_cast<char>('A' + c)) + "1", static_cast<std::uint64_t>(c));
    archive.add(row + "</row>");
    for (std::uint64_t r = 2; r <= rows + 1; ++r) {
        if (r % 256 == 0 && job.shouldStop()) {
            archive.end();
            return core::fail(core::Code::Cancelled);
        }
        const std::string number = std::to_string(r);
        row = "<row r=\"" + number + "\">";
        for (int c = 0; c < kColumns; ++c) {
            const std::string reference = static_cast<char>('A' + c) + number;
            if (c == 0)
                row += stringCell(reference, kCustomers + r - 2);
            else if (c == 1)
                row += stringCell(reference, kColours + random.below(3));
            else if (c == 2)
                row += stringCell(reference, kNames + random.below(kNameCount));
            else if (c == 3)
                row += stringCell(reference, kPlaces + random.below(4));
            else if (c == 4)
                row += "<c r=\"" + reference + "\" s=\"1\"><v>" + std::to_string(45'000 + r % 700) + "</v></c>";
            else if (!random.chance(0.1))
                row += "<c r=\"" + reference + "\"><v>" + hundredths(random.below(20'000)) + "</v></c>";
        }
        archive.add(row + "</row>");
    }
    archive.add("</sheetData></worksheet>");
    archive.end();
    archive.begin("xl/sharedStrings.xml");
    archive.add(head + "<sst xmlns=\"" + kSpace + "\" uniqueCount=\"" + std::to_string(kCustomers + rows) + "\">");
    for (std::uint64_t i = 0; i < kCustomers + rows; ++i)
        archive.add("<si><t>" + sharedString(i) + "</t></si>");
    archive.add("</sst>");
    archive.end();
    if (!archive.finish())
        return core::fail(core::Code::IoError, {{"path", path}}, {path, 0, 0, {}, 0});
    return {};
}

} // namespace holdfast::flow
