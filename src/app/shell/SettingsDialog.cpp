// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/SettingsDialog.h"

#include "ui_SettingsDialog.h"

#include <QEvent>

namespace holdfast::app {

SettingsDialog::SettingsDialog(Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_appearance(appearance)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    m_ui->note->setProperty("type", QStringLiteral("secondary"));
    for (const QString& language : Appearance::languages())
        m_ui->language->addItem(Appearance::languageName(language), language);
    m_ui->language->setCurrentIndex(m_ui->language->findData(appearance.language()));
    m_ui->theme->setCurrentIndex(static_cast<int>(appearance.themeChoice()));
    m_ui->strongerBorders->setChecked(appearance.strongerBorders());
    connect(m_ui->language, &QComboBox::activated, this,
        [this](int index) { m_appearance.setLanguage(m_ui->language->itemData(index).toString()); });
    connect(m_ui->theme, &QComboBox::activated, this,
        [this](int index) { m_appearance.setThemeChoice(static_cast<ThemeChoice>(index)); });
    connect(m_ui->strongerBorders, &QCheckBox::toggled, this, [this](bool on) { m_appearance.setStrongerBorders(on); });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QDialog::changeEvent(event);
}

} // namespace holdfast::app
