// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/look/Icons.h"

#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

namespace holdfast::app {

static QPixmap tinted(const QString& name, const QSize& devicePixels, const QColor& colour)
{
    const QString key = QStringLiteral("hf-icon %1 %2 %3").arg(name, colour.name(QColor::HexArgb)).arg(devicePixels.width());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(devicePixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour)
{
    const double ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(rect.topLeft(), [&] {
        QPixmap pixmap = tinted(name, (rect.size() * ratio).toSize(), colour);
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }());
}

namespace {

class Engine : public QIconEngine {
public:
    Engine(const QString& name, const Appearance& appearance, IconTone tone)
        : m_name(name)
        , m_appearance(&appearance)
        , m_tone(tone)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colour(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return tinted(m_name, size, colour(mode)); }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return tinted(m_name, size, colour(mode));
    }

    QIconEngine* clone() const override { return new Engine(*this); }

private:
    QColor colour(QIcon::Mode mode) const
    {
        if (!m_appearance)
            return Qt::gray;
        const charts::Theme& theme = m_appearance->theme();
        if (mode == QIcon::Disabled)
            return theme.ink4;
        switch (m_tone) {
        case IconTone::Ink:
            return theme.ink;
        case IconTone::Ink2:
            return theme.ink2;
        case IconTone::Ink3:
            return theme.ink3;
        case IconTone::Accent:
            return theme.accent;
        case IconTone::OnAccent:
            return theme.onAccent;
        case IconTone::Bad:
            return theme.bad;
        case IconTone::Warn:
            return theme.warn;
        case IconTone::Good:
            return theme.good;
        }
        return theme.ink2;
    }

    QString m_name;
    QPointer<const Appearance> m_appearance;
    IconTone m_tone;
};

} // namespace

QIcon icon(const QString& name, const Appearance& appearance, IconTone tone)
{
    return QIcon(new Engine(name, appearance, tone));
}

} // namespace holdfast::app
