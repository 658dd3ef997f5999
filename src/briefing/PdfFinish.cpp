// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PdfFinish.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <map>
#include <vector>

namespace holdfast::briefing {

namespace {

struct Object {
    QByteArray head; // dictionary or value
    QByteArray stream;
    bool hasStream = false;
};

const QRegularExpression& reference()
{
    static const QRegularExpression pattern(QStringLiteral("\\b(\\d+) 0 R\\b"));
    return pattern;
}

// The objects of a file with one classic cross-reference table and direct or referenced stream lengths.
class Reader {
public:
    explicit Reader(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }

    bool read()
    {
        const qsizetype start = m_bytes.lastIndexOf("startxref\n");
        if (start < 0)
            return false;
        const qsizetype table = m_bytes.mid(start + 10, 24).split('\n').first().trimmed().toLongLong();
        const qsizetype trailer = m_bytes.lastIndexOf("trailer\n");
        if (table <= 0 || trailer <= table || m_bytes.mid(table, 5) != "xref\n")
            return false;
        const auto lines = m_bytes.mid(table + 5, trailer - table - 5).split('\n');
        const qsizetype count = lines.first().split(' ').last().toLongLong();
        if (!lines.first().startsWith("0 ") || lines.size() < count + 1)
            return false;
        for (qsizetype i = 1; i < count; ++i)
            m_offsets[static_cast<int>(i)] = lines[i + 1].left(10).toLongLong();
        for (const auto& [number, offset] : m_offsets)
            if (!readObject(number, offset))
                return false;
        const QString end = QString::fromLatin1(m_bytes.mid(trailer, start - trailer));
        static const QRegularExpression root(QStringLiteral("/Root (\\d+) 0 R"));
        catalog = root.match(end).captured(1).toInt();
        return objects.contains(catalog);
    }

    std::map<int, Object> objects;
    int catalog = 0;

private:
    std::optional<qsizetype> lengthIn(const QByteArray& head) const
    {
        static const QRegularExpression direct(QStringLiteral("/Length (\\d+)( 0 R)?"));
        const auto match = direct.match(QString::fromLatin1(head));
        if (!match.hasMatch())
            return {};
        const int number = match.captured(1).toInt();
        if (match.captured(2).isEmpty())
            return number;
        const auto at = m_offsets.find(number);
        if (at == m_offsets.end())
            return {};
        const qsizetype value = m_bytes.indexOf("obj\n", at->second) + 4;
        return m_bytes.mid(value, 20).split('\n').first().trimmed().toLongLong();
    }

    bool readObject(int number, qsizetype offset)
    {
        const QByteArray opening = QByteArray::number(number) + " 0 obj\n";
        if (offset <= 0 || m_bytes.mid(offset, opening.size()) != opening)
            return false;
        const qsizetype body = offset + opening.size();
        const qsizetype end = m_bytes.indexOf("endobj", body);
        const qsizetype stream = m_bytes.indexOf("stream\n", body);
        Object object;
        if (end < 0)
            return false;
        if (stream >= 0 && stream < end) {
            object.head = m_bytes.mid(body, stream - body).trimmed();
            const auto length = lengthIn(object.head);
            if (!length || stream + 7 + *length > m_bytes.size())
                return false;
            object.stream = m_bytes.mid(stream + 7, *length);
            object.hasStream = true;
            static const QRegularExpression any(QStringLiteral("/Length \\d+( 0 R)?"));
            object.head = QString::fromLatin1(object.head)
                              .replace(any, QStringLiteral("/Length ") + QString::number(*length))
                              .toLatin1();
        } else {
            object.head = m_bytes.mid(body, end - body).trimmed();
        }
        objects[number] = object;
        return true;
    }

    const QByteArray& m_bytes;
    std::map<int, qsizetype> m_offsets;
};

QByteArray textString(const QString& text)
{
    QByteArray hex = "<FEFF";
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + '>';
}

QByteArray timeString(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc())
        .toString(QStringLiteral("'(D:'yyyyMMddHHmmss'Z)'"))
        .toLatin1();
}

// Objects in the order in which a walk from the catalog meets them, numbered from 1.
std::vector<int> walk(const std::map<int, Object>& objects, int catalog, std::map<int, int>& numbers)
{
    std::vector<int> order, waiting{catalog};
    while (!waiting.empty()) {
        const int number = waiting.back();
        waiting.pop_back();
        if (numbers.contains(number) || !objects.contains(number))
            continue;
        order.push_back(number);
        numbers[number] = static_cast<int>(order.size());
        std::vector<int> next;
        auto found = reference().globalMatch(QString::fromLatin1(objects.at(number).head));
        while (found.hasNext())
            next.push_back(found.next().captured(1).toInt());
        waiting.insert(waiting.end(), next.rbegin(), next.rend());
    }
    return order;
}

QByteArray renumbered(const QByteArray& head, const std::map<int, int>& numbers)
{
    const QString text = QString::fromLatin1(head);
    QString made;
    qsizetype from = 0;
    auto found = reference().globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        made += text.mid(from, match.capturedStart() - from) + QString::number(numbers.at(match.captured(1).toInt()))
            + QStringLiteral(" 0 R");
        from = match.capturedEnd();
    }
    return (made + text.mid(from)).toLatin1();
}

// Six capitals before the name of a font of which only some glyphs are embedded, here from the object's number.
QByteArray withFontTag(const QByteArray& head, int number)
{
    QString tag;
    for (int i = 0; i < 6; ++i, number /= 26)
        tag.append(QChar(u'A' + number % 26));
    static const QRegularExpression name(QStringLiteral("/FontName /[A-Z]{6}\\+"));
    return QString::fromLatin1(head).replace(name, QStringLiteral("/FontName /") + tag + u'+').toLatin1();
}

QByteArray catalogWith(QByteArray head, const PdfFacts& facts, int outline)
{
    QByteArray more = "/ViewerPreferences << /DisplayDocTitle true >>\n/Lang " + textString(facts.language) + '\n';
    if (!facts.bookmarks.isEmpty())
        more += "/Outlines " + QByteArray::number(outline) + " 0 R\n/PageMode /UseOutlines\n";
    return head.insert(head.lastIndexOf(">>"), more);
}

QList<int> pagesOf(const std::map<int, Object>& objects, const QByteArray& catalogHead)
{
    static const QRegularExpression tree(QStringLiteral("/Pages (\\d+) 0 R"));
    static const QRegularExpression kids(QStringLiteral("/Kids\\s*\\[([^\\]]*)\\]"));
    const auto root = objects.find(tree.match(QString::fromLatin1(catalogHead)).captured(1).toInt());
    QList<int> pages;
    if (root == objects.end())
        return pages;
    auto found = reference().globalMatch(kids.match(QString::fromLatin1(root->second.head)).captured(1));
    while (found.hasNext())
        pages.append(found.next().captured(1).toInt());
    return pages;
}

char16_t usual(char16_t c, const PdfFacts& facts)
{
    switch (c) {
    case 0x0009:
    case 0x00A0:
        return u' ';
    case 0x00AD:
    case 0x2010:
    case 0x2011:
        return u'-';
    case 0x2012:
        return 0x2013;
    case 0x2215:
        return u'/';
    default:
        break;
    }
    const bool radical = (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF);
    if (!radical)
        return c;
    // The face decides first: a Simplified one draws U+2F3E as U+6237, where Unicode's own mapping gives U+6236.
    const char16_t like = facts.ideograph ? facts.ideograph(c) : c;
    if (like != c)
        return like;
    const QString plain = QString(QChar(c)).normalized(QString::NormalizationForm_KC);
    return plain.size() == 1 ? plain[0].unicode() : c;
}

// The map from glyphs to characters of one font: four hexadecimal digits each, in brackets.
QByteArray withUsualCharacters(QByteArray map, const PdfFacts& facts)
{
    bool inside = false;
    for (qsizetype i = 0; i + 5 < map.size(); ++i) {
        if (map[i] == '[' || map[i] == ']')
            inside = map[i] == '[';
        if (!inside || map[i] != '<' || map[i + 5] != '>')
            continue;
        bool read = false;
        const auto character = static_cast<char16_t>(map.mid(i + 1, 4).toUShort(&read, 16));
        if (read)
            map.replace(i + 1, 4, QByteArray::number(usual(character, facts), 16).rightJustified(4, '0').toUpper());
    }
    return map;
}

class Output {
public:
    Output() { bytes = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"; }
    void add(const QByteArray& head, const Object* streamed = nullptr)
    {
        m_offsets.append(bytes.size());
        bytes += QByteArray::number(m_offsets.size()) + " 0 obj\n" + head + '\n';
        if (streamed != nullptr && streamed->hasStream)
            bytes += "stream\n" + streamed->stream + "\nendstream\n";
        bytes += "endobj\n";
    }
    void close(int catalog, int info)
    {
        const QByteArray digest =
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(16).toHex().toUpper();
        const qsizetype table = bytes.size();
        const QByteArray size = QByteArray::number(m_offsets.size() + 1);
        bytes += "xref\n0 " + size + "\n0000000000 65535 f \n";
        for (const qsizetype offset : std::as_const(m_offsets))
            bytes += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
        bytes += "trailer\n<<\n/Size " + size + "\n/Root " + QByteArray::number(catalog) + " 0 R\n/Info "
            + QByteArray::number(info) + " 0 R\n/ID [<" + digest + "> <" + digest + ">]\n>>\nstartxref\n"
            + QByteArray::number(table) + "\n%%EOF\n";
    }
    QByteArray bytes;

private:
    QList<qsizetype> m_offsets;
};

void addOutline(Output& out, const QList<Bookmark>& bookmarks, const QList<int>& pages, int outline)
{
    const auto count = static_cast<int>(bookmarks.size());
    const auto link = [](const char* name, int number) {
        return QByteArray(name) + ' ' + QByteArray::number(number) + " 0 R\n";
    };
    out.add("<<\n/Type /Outlines\n" + link("/First", outline + 1) + link("/Last", outline + count) + "/Count "
        + QByteArray::number(count) + "\n>>");
    for (int i = 0; i < count; ++i) {
        QByteArray head = "<<\n/Title " + textString(bookmarks[i].title) + '\n' + link("/Parent", outline);
        if (i > 0)
            head += link("/Prev", outline + i);
        if (i + 1 < count)
            head += link("/Next", outline + i + 2);
        head += "/Dest [" + QByteArray::number(pages[bookmarks[i].page]) + " 0 R /XYZ null "
            + QByteArray::number(bookmarks[i].top, 'f', 2) + " null]\n>>";
        out.add(head);
    }
}

} // namespace

std::optional<QByteArray> finishPdf(const QByteArray& written, const PdfFacts& facts)
{
    Reader file(written);
    if (!file.read())
        return {};
    std::map<int, int> numbers;
    const std::vector<int> order = walk(file.objects, file.catalog, numbers);
    QList<int> pages = pagesOf(file.objects, file.objects[file.catalog].head);
    for (int& page : pages) {
        if (!numbers.contains(page))
            return {};
        page = numbers[page];
    }
    for (const int number : order) { // every reference must lead somewhere
        auto found = reference().globalMatch(QString::fromLatin1(file.objects[number].head));
        while (found.hasNext())
            if (!numbers.contains(found.next().captured(1).toInt()))
                return {};
    }
    for (const Bookmark& bookmark : facts.bookmarks)
        if (bookmark.page < 0 || bookmark.page >= pages.size())
            return {};
    const int info = static_cast<int>(order.size()) + 1, outline = info + 1;
    Output out;
    for (const int number : order) {
        Object& object = file.objects[number];
        if (object.hasStream && object.stream.startsWith("/CIDInit"))
            object.stream = withUsualCharacters(object.stream, facts);
        QByteArray head = withFontTag(renumbered(object.head, numbers), numbers[number]);
        if (number == file.catalog)
            head = catalogWith(head, facts, outline);
        out.add(head, &object);
    }
    out.add("<<\n/Title " + textString(facts.title) + "\n/Creator " + textString(facts.creator) + "\n/Producer "
        + textString(QStringLiteral("Holdfast, Qt %1").arg(QString::fromLatin1(qVersion()))) + "\n/CreationDate "
        + timeString(facts.createdAt) + "\n/ModDate " + timeString(facts.createdAt) + "\n>>");
    if (!facts.bookmarks.isEmpty())
        addOutline(out, facts.bookmarks, pages, outline);
    out.close(numbers[file.catalog], info);
    return out.bytes;
}

} // namespace holdfast::briefing
