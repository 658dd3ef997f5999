// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/Workbook.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <memory>

#include <expat.h>

namespace holdfast::ingest {
namespace {

using core::Code;

constexpr std::string_view kMain[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"};
constexpr int kDeepest = 100;

// One element of a small part: its name without namespace, the one it is in, and its parent's name.
struct Element {
    std::string_view name, space, parent;
    const char** attributes = nullptr;

    // Unprefixed, or with any namespace that ends in `space`.
    std::string_view value(std::string_view wanted, std::string_view space2 = {}) const
    {
        for (const char** at = attributes; at != nullptr && at[0] != nullptr; at += 2) {
            const std::string_view key = at[0];
            const std::size_t bar = key.rfind('\n');
            const std::string_view local = bar == std::string_view::npos ? key : key.substr(bar + 1);
            const std::string_view owner = bar == std::string_view::npos ? std::string_view() : key.substr(0, bar);
            if (local == wanted && (space2.empty() ? owner.empty() : owner.ends_with(space2)))
                return at[1];
        }
        return {};
    }
    bool isMain() const { return space == kMain[0] || space == kMain[1] || space.empty(); }
};

using See = std::function<void(const Element&)>;

struct Walk {
    XML_Parser parser = nullptr;
    See see;
    std::vector<std::string> open;
    bool doctype = false, deep = false;
};

void XMLCALL onStart(void* data, const char* name, const char** attributes)
{
    Walk& walk = *static_cast<Walk*>(data);
    const std::string_view whole = name;
    const std::size_t bar = whole.rfind('\n');
    Element element;
    element.name = bar == std::string_view::npos ? whole : whole.substr(bar + 1);
    element.space = bar == std::string_view::npos ? std::string_view() : whole.substr(0, bar);
    element.parent = walk.open.empty() ? std::string_view() : std::string_view(walk.open.back());
    element.attributes = attributes;
    walk.see(element);
    walk.open.emplace_back(element.name);
    if (walk.open.size() > kDeepest) {
        walk.deep = true;
        XML_StopParser(walk.parser, XML_FALSE);
    }
}

void XMLCALL onEnd(void* data, const char*)
{
    static_cast<Walk*>(data)->open.pop_back();
}

void XMLCALL onDoctype(void* data, const char*, const char*, const char*, int)
{
    Walk& walk = *static_cast<Walk*>(data);
    walk.doctype = true;
    XML_StopParser(walk.parser, XML_FALSE);
}

core::Status walkPart(Container& container, const std::string& part, const See& see)
{
    auto text = container.text(part, kMaxSmallPart);
    if (!text)
        return std::unexpected(std::move(text.error()));
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreateNS("UTF-8", '\n'), &XML_ParserFree);
    if (!parser)
        return core::fail(Code::OutOfMemory);
    Walk walk;
    walk.parser = parser.get();
    walk.see = see;
    XML_SetUserData(parser.get(), &walk);
    XML_SetElementHandler(parser.get(), onStart, onEnd);
    XML_SetStartDoctypeDeclHandler(parser.get(), onDoctype);
    const auto state = XML_Parse(parser.get(), text->data(), static_cast<int>(text->size()), XML_TRUE);
    if (walk.doctype)
        return core::fail(Code::XmlDtdForbidden, {}, {}, part);
    if (state != XML_STATUS_OK || walk.deep)
        return core::fail(Code::CorruptWorkbook, {}, {},
            part + ": " + (walk.deep ? "too deep" : XML_ErrorString(XML_GetErrorCode(parser.get()))));
    return {};
}

// "../media/x" seen from xl/worksheets/sheet1.xml; empty when it leaves the package.
std::string resolved(const std::string& from, std::string_view target)
{
    std::vector<std::string> parts;
    const auto add = [&](std::string_view path) {
        while (!path.empty()) {
            const std::size_t slash = std::min(path.find('/'), path.size());
            const std::string_view step = path.substr(0, slash);
            path.remove_prefix(std::min(slash + 1, path.size()));
            if (step.empty() || step == ".")
                continue;
            if (step == "..") {
                if (parts.empty())
                    return false;
                parts.pop_back();
            } else {
                parts.emplace_back(step);
            }
        }
        return true;
    };
    const std::size_t folder = from.rfind('/');
    if (!target.starts_with('/') && folder != std::string::npos && !add(std::string_view(from).substr(0, folder)))
        return {};
    if (!add(target))
        return {};
    std::string path;
    for (const std::string& part : parts)
        path += (path.empty() ? "" : "/") + part;
    return path;
}

struct Relation {
    std::string type, part; // the last word of the type
};

core::Result<std::map<std::string, Relation>> relations(Container& container, const std::string& of)
{
    const std::size_t slash = of.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : of.substr(0, slash + 1);
    const std::string part = folder + "_rels/" + of.substr(slash == std::string::npos ? 0 : slash + 1) + ".rels";
    std::map<std::string, Relation> found;
    if (!container.contains(part))
        return found;
    auto walked = walkPart(container, part, [&](const Element& element) {
        if (element.name != "Relationship" || element.value("TargetMode") == "External")
            return;
        const std::string_view type = element.value("Type");
        found[std::string(element.value("Id"))] = {
            std::string(type.substr(type.rfind('/') == std::string_view::npos ? 0 : type.rfind('/') + 1)),
            resolved(of, element.value("Target"))};
    });
    if (!walked)
        return std::unexpected(std::move(walked.error()));
    return found;
}

bool isTrue(std::string_view word)
{
    return word == "1" || word == "true" || word == "on";
}

core::Result<std::vector<NumberFormat>> readStyles(Container& container, const std::string& part)
{
    std::map<unsigned, NumberFormat> own;
    std::vector<NumberFormat> styles;
    const auto number = [](std::string_view text) {
        unsigned value = 0;
        (void)std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    auto walked = walkPart(container, part, [&](const Element& element) {
        if (!element.isMain())
            return;
        if (element.name == "numFmt" && element.parent == "numFmts")
            own[number(element.value("numFmtId"))] = numberFormat(element.value("formatCode"));
        else if (element.name == "xf" && element.parent == "cellXfs") {
            const unsigned id = number(element.value("numFmtId"));
            const auto it = own.find(id);
            styles.push_back(it != own.end() ? it->second : builtInFormat(id));
        }
    });
    if (!walked)
        return std::unexpected(std::move(walked.error()));
    return styles;
}

} // namespace

core::Result<Workbook> readWorkbook(Container& container, const std::string& path)
{
    const auto located = [&](core::Error error) {
        error.where.file = path;
        if (std::none_of(
                error.arguments.begin(), error.arguments.end(), [](const auto& a) { return a.first == "path"; }))
            error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    };
    auto top = relations(container, "");
    if (!top)
        return located(std::move(top.error()));
    std::string main;
    for (const auto& [id, relation] : *top)
        if (relation.type == "officeDocument")
            main = relation.part;
    if (main.empty() && container.contains("xl/workbook.xml"))
        main = "xl/workbook.xml";
    if (main.empty() || !container.contains(main))
        return located({Code::NotAWorkbook});
    auto links = relations(container, main);
    if (!links)
        return located(std::move(links.error()));

    Workbook book;
    bool isWorkbook = false, listed = false; // listed: a sheet whose place is inside the package
    auto walked = walkPart(container, main, [&](const Element& element) {
        if (element.parent.empty())
            isWorkbook = element.name == "workbook" && element.isMain();
        if (!element.isMain())
            return;
        if (element.name == "workbookPr") {
            book.date1904 = isTrue(element.value("date1904"));
        } else if (element.name == "sheet" && element.parent == "sheets") {
            const auto it = links->find(std::string(element.value("id", "/relationships")));
            if (it == links->end() || it->second.part.empty())
                return;
            listed = true;
            if (it->second.type != "worksheet")
                return;
            const std::string_view state = element.value("state");
            book.sheets.push_back(
                {std::string(element.value("name")), it->second.part, state == "hidden" || state == "veryHidden"});
        }
    });
    if (!walked)
        return located(main.ends_with(".bin") ? core::Error{Code::NotAWorkbook} : std::move(walked.error()));
    if (!isWorkbook)
        return located({Code::NotAWorkbook});
    if (!listed)
        return located({Code::CorruptWorkbook});
    for (const auto& [id, relation] : *links) {
        if (relation.type == "sharedStrings" && container.contains(relation.part)) {
            book.sharedStrings = relation.part;
        } else if (relation.type == "styles" && container.contains(relation.part)) {
            auto styles = readStyles(container, relation.part);
            if (!styles)
                return located(std::move(styles.error()));
            book.styles = std::move(*styles);
        }
    }
    return book;
}

} // namespace holdfast::ingest
