// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/briefing/TextRecorder.h"

#include <QFontMetricsF>
#include <QTransform>

namespace holdfast::tests {

class TextRecorder::Engine : public QPaintEngine {
public:
    explicit Engine(TextRecorder& owner)
        : QPaintEngine(AllFeatures)
        , m_owner(owner)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& now) override
    {
        if (now.state().testFlag(DirtyTransform))
            m_transform = now.transform();
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
    void drawPath(const QPainterPath&) override { }
    using QPaintEngine::drawPolygon;
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        // Blanks at the end of a line hang over its edge and leave no ink.
        QString words = item.text();
        while (!words.isEmpty() && words.back().isSpace())
            words.chop(1);
        if (words.isEmpty())
            return;
        const qreal blank = words.size() == item.text().size() ? 0 : QFontMetricsF(item.font()).horizontalAdvance(item.text().mid(words.size()));
        m_owner.texts.append({words, m_transform.mapRect(QRectF(at.x(), at.y() - item.ascent(), item.width() - blank, item.ascent() + item.descent()))});
    }
    Type type() const override { return User; }

private:
    TextRecorder& m_owner;
    QTransform m_transform;
};

TextRecorder::TextRecorder()
    : m_engine(std::make_unique<Engine>(*this))
{
}

int TextRecorder::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
    case PdmHeight:
        return 4000;
    case PdmWidthMM:
    case PdmHeightMM:
        return 1058;
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return 96;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    default:
        return 0;
    }
}

} // namespace holdfast::tests
