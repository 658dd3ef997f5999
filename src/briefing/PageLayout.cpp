// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PageLayout.h"

namespace holdfast::briefing {

namespace {

class Pages {
public:
    Pages(const std::vector<Item>& items, const Sheet& sheet)
        : m_items(items)
        , m_sheet(sheet)
    {
    }

    // Height a run of items takes from the cursor on, with the repeated head if it opens a page.
    qreal heightOf(size_t first, size_t last, bool atTop) const
    {
        qreal height = 0;
        if (atTop && m_items[first].tableHead >= 0)
            height += m_items[static_cast<size_t>(m_items[first].tableHead)].height;
        for (size_t i = first; i <= last; ++i)
            height += m_items[i].height + (atTop && i == first ? 0 : m_items[i].gap);
        return height;
    }
    bool atTop() const { return m_cursor <= kContentTop; }
    bool fits(size_t first, size_t last) const
    {
        return m_cursor + heightOf(first, last, atTop()) <= m_sheet.contentBottom() + 0.01;
    }
    bool fitsOnAPage(size_t first, size_t last) const { return heightOf(first, last, true) <= m_sheet.contentHeight() + 0.01; }

    void newPage()
    {
        ++m_page;
        m_cursor = kContentTop;
    }
    void put(size_t i)
    {
        const Item& item = m_items[i];
        if (atTop() && item.tableHead >= 0)
            place(static_cast<size_t>(item.tableHead), true);
        else if (!atTop())
            m_cursor += item.gap;
        place(i, false);
    }
    std::vector<Placed> placed;

private:
    void place(size_t i, bool repeated)
    {
        placed.push_back(
            {static_cast<int>(i), m_page, QRectF(kMargin, m_cursor, m_sheet.contentWidth(), m_items[i].height), repeated});
        m_cursor += m_items[i].height;
    }
    const std::vector<Item>& m_items;
    const Sheet m_sheet;
    int m_page = 0;
    qreal m_cursor = kContentTop;
};

} // namespace

std::vector<Placed> paginate(const std::vector<Item>& items, const Sheet& sheet)
{
    Pages pages(items, sheet);
    for (size_t first = 0; first < items.size();) {
        size_t last = first;
        while (last + 1 < items.size() && items[last].keepWithNext && !items[last + 1].newSheet)
            ++last;
        // A run taller than a page is broken between its items, never after one that introduces the next.
        if (!pages.fitsOnAPage(first, last)) {
            while (last > first && (!pages.fitsOnAPage(first, last) || items[last].kind == Item::Kind::Heading || items[last].kind == Item::Kind::TableHead))
                --last;
        }
        if ((items[first].newSheet || !pages.fits(first, last)) && !pages.atTop())
            pages.newPage();
        for (size_t i = first; i <= last; ++i)
            pages.put(i);
        first = last + 1;
    }
    return std::move(pages.placed);
}

} // namespace holdfast::briefing
