// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/PageStack.h"

#include <QPainter>

namespace holdfast::app {

class PageStack::Sheets : public QWidget {
public:
    Sheets(const Appearance& appearance, QWidget* parent)
        : QWidget(parent)
        , m_appearance(appearance)
    {
    }
    QList<QImage> pages;
    QString text;

    void fit()
    {
        int height = kGap, width = 0;
        for (const QImage& page : pages) {
            height += int(page.deviceIndependentSize().height()) + kGap;
            width = std::max(width, int(page.deviceIndependentSize().width()));
        }
        setMinimumSize(width + 2 * kGap, pages.isEmpty() ? 0 : height);
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        const charts::Theme& theme = m_appearance.theme();
        painter.fillRect(event->rect(), theme.sunken);
        if (pages.isEmpty()) {
            painter.setPen(theme.ink3);
            painter.setFont(m_appearance.type().font(charts::Type::Body));
            painter.drawText(rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
            return;
        }
        int y = kGap;
        for (const QImage& page : pages) {
            const QSizeF size = page.deviceIndependentSize();
            const QRectF box((width() - size.width()) / 2, y, size.width(), size.height());
            if (box.intersects(event->rect())) {
                painter.drawImage(box.topLeft(), page);
                painter.setPen(theme.line2);
                painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5));
            }
            y += int(size.height()) + kGap;
        }
    }

private:
    static constexpr int kGap = 16;
    const Appearance& m_appearance;
};

PageStack::PageStack(const Appearance& appearance, QWidget* parent)
    : QScrollArea(parent)
    , m_sheets(new Sheets(appearance, this))
{
    setObjectName(QStringLiteral("briefingPages"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(m_sheets);
    connect(&appearance, &Appearance::changed, m_sheets, QOverload<>::of(&QWidget::update));
}

void PageStack::setPages(const QList<QImage>& pages)
{
    m_sheets->pages = pages;
    m_count = int(pages.size());
    m_sheets->fit();
}

void PageStack::setText(const QString& text)
{
    m_sheets->text = text;
    setPages({});
}

} // namespace holdfast::app
