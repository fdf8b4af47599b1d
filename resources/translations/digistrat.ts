<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en_GB">
<context>
    <name>digistrat</name>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source> (sealed here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source> (watched)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source> Before that: {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source> Dissent: {dissent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source> Its seal is beside it: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source> Nothing comes in until these cells are mended in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source> Suspect: {suspect_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source> The clock stood earlier than at the change before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source> The file does not say how the actions were when it was saved (its second sheet is gone), so look at every row: what is here may be newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source> The first {most} are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source> What is here stays unless you say otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source> and {names} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source> by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source> {clashes} to choose: both sides are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source> {left} changed in the file too: say which is right before anything is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{shown}" is not a period: {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{text}" has the year {year}; years run from {earliest} to {latest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{text}" is not a day of the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{text}" is not a financial year: {year} is followed by {following}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{text}" is not a month: months run from 01 to 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{text}" is not a week: {year} has weeks 01 to {weeks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>"{text}" is not a {noun}: they run from {letter}1 to {letter}{parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>%n action</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <source>%n agreed exception</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>%n answer</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>%n assessment</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n blank row</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>%n case for change</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <location filename="../../digistrat_desktop/ui/views/whole_check.py"/>
        <source>%n change</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>%n claimed level</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n day</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>%n difference</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n financial year</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <location filename="../../digistrat_desktop/reports/papers/found.py"/>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/rail.py"/>
        <source>%n finding</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/found.py"/>
        <source>%n further finding</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n half-year</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n heading</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>%n initiative</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>%n item</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>%n kind</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/steps.py"/>
        <source>%n later action</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>%n leading metric</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>%n line</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>%n link</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/lens.py"/>
        <source>%n measure</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>%n metric</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/scenarios.py"/>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n month</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/shown.py"/>
        <source>%n more answer</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/measures_table.py"/>
        <source>%n more measure</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/movement.py"/>
        <source>%n more move</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/next_steps.py"/>
        <source>%n more step</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>%n more trust</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>%n move</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>%n objective</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>%n of them was</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>%n open action</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>%n open matter</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>%n page</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>%n person</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_rules.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>%n point</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>%n principle</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>%n proposal</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n quarter</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>%n reading</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>%n record</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>%n row</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n row above the headings</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n row of another trust</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n row without a trust</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>%n severe constraint</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>%n shortage</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>%n strong link</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>%n time</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n total</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>%n trust</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>%n value</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>%n value was</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>%n weak link</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n week</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>%n year</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/recording.py"/>
        <source>%v of %m readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>&amp;Agenda item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;As of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Better when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>&amp;By when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>&amp;Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>&amp;Date of the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>&amp;Date of the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>&amp;Denominator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;Kind of trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>&amp;Lead director</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Meant to move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>&amp;Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;Name of the trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>&amp;Numerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;ODS code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>&amp;On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Owner, a role is enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>&amp;Page or section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>&amp;Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>&amp;Period of all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Points that set the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>&amp;Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>&amp;Reason for this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>&amp;Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <source>&amp;Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>&amp;Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>&amp;State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>&amp;Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>&amp;Usual source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>&amp;Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>&amp;What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>&amp;What is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>&amp;What the board says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>&amp;Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>&amp;Why it does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>&amp;Why nobody can say yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>&amp;Why this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>&amp;Your name in the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/supports.py"/>
        <source>, by {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/supports.py"/>
        <source>, {shown} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>0 or 1 or 2 or 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>0.62 % (as written)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>1 metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>1 point, {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>1 reading since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>10 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>20 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>3 April (day first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>4 December 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>5 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>62 % (a fraction)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>75 from April 2027; 80 from April 2028</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_model.py"/>
        <source>; a later reading is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>A checked backup is made when you close the program and every 15 minutes of use. The program has no network code: nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <source>A copy was saved as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>A copy with everything you typed was saved as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>A document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>A metric is read with a control chart (XmR): the mean, and an upper and a lower process limit worked out from the moving range. Points between the limits vary as usual; a signal is a point outside, seven in a row on one side of the mean, six rises or falls in a row, or two of three close to a limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>A metric of our own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>A move from one assessment to the next asks for a reason. Answers carried forward are marked “not re-confirmed” until you look at them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/named_recipes.py"/>
        <source>A name has at most {longest} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>A named document, minute or report, with a date and a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages.py"/>
        <source>A package cannot be made of this: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>A package carries a trust, or one assessment, from desk to desk as a file. Nothing is sent by this program: you send the file as you send any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>A package that brings the name again does not put it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>A page for each area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>A page, a question, a metric, an action, a finding …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <source>A password needs at least {shortest} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>A plain number. Without it no gain can be shown later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/measuring.py"/>
        <source>A reading needs a period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>A remark says what happened; it changes no limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/auditing.py"/>
        <source>A reply needs words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>A report cannot be written as “{ending}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>A report is made of an assessment: start one for your trust, or open one from Home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>A role rather than a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>A scenario's supposition is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/grouping.py"/>
        <source>A table cannot be written as “{ending}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/event_log.py"/>
        <source>A trail is missing from the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>A trust that is not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>A view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/records.py"/>
        <source>A {kind} has no field “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/name_bar.py"/>
        <source>A. Rahman</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>ALTERED: the data it carries have the fingerprint {found}, not the one it states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>ALTERED: those data are not a snapshot of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>About this paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>Absent: no initiative serves any objective.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Accept for now: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Accepted for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Accepted until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <source>Actions by date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <source>Actions by date, as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Actions in order, and targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Acute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Acute and community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Acute specialist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add a case: a problem with a figure that shows it, whom it affects, what should change and what is expected of it. An audit of early warning scores on paper made the case for electronic observations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <source>Add a metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Add a reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>Add a remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Add a remark…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add a rule that has already helped somebody decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Add action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>Add capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/opening.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Add constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add each piece of digital work, with the need it meets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_list.py"/>
        <source>Add evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>Add how much there is of capital and people by year, then what each initiative needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>Add need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Add one: funding 20 per cent lower, say, or two engineers fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add principle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <source>Add reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Add scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add something the trust has decided not to do, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/saving.py"/>
        <source>Add the initiative on the Strategy page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Add this evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Add what stands behind an answer: a view is weakest, then a document, data, and evidence that someone outside the team has checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Add what the trust wants first: its corporate and clinical objectives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/opening.py"/>
        <source>Add {nouns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <source>Add {noun}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/auditing.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Agree an action, its owner and its date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/auditing.py"/>
        <source>Agree, with a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Agreed answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>Agreed exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Agreed: {agreed}. {why}{dissent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix.py"/>
        <source>Alignment of objectives and initiatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Alignment: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>All assessments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>All gave the same answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/frame.py"/>
        <source>All questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>All that matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>All {many}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Ambulance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>An ODS code has three to five letters and digits. Leave it empty if not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>An assessment asks how far digital is joined to your trust's strategy, what stands in the way and whether results are moving. The short form takes about an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>An assessment that is finished is signed off here and kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>An earlier file of this trust went further, to change {length}. This one is an older copy, another desk's own copy, or its end was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/event_log.py"/>
        <source>An entry of the trail cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <source>An initiative that is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Annex by item id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Another formula is another measure: it becomes a new version, the line breaks at the next reading, and new limits begin there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Another program holds the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Answer an assessment, then start the next one from it: what moved is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Answer one question at a time. Everything is saved as you go; there is no Save button. The header shows when it was saved last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>Answer the constraint questions in Assess first; they are laid out here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Answer the constraint questions in Assess, or add a constraint of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>Answered alone: {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Answered: {answer}. {rationale}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>Answers are drawn here for a second look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Answers carried forward are marked “not re-confirmed” until you look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_view.py"/>
        <source>Arrow keys read the points one by one; Enter offers what can be said about one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>As far as it is recorded, everything in the plan fits what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>As of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>As the computer is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>As the table says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>As-of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>Ask for a package made from the record they were both copied from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/handed_over.py"/>
        <source>Ask for a package, written with `digistrat export` or on the page Packages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Ask for write access, or save a copy elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Ask whether it is the right means to that end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>Ask whoever looks after this computer about the policy AllowedFrameworks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>Ask whoever made the file to save it anew and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <location filename="../../digistrat_desktop/storage/packages/taking_in.py"/>
        <source>Ask whoever sent it to export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/taking_in.py"/>
        <source>Ask whoever sent it where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Assess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/elsewhere.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Assessments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>At a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/suppositions.py"/>
        <source>At most 100 per cent can go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>Attach the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Aut&amp;hor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Autumn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>B&amp;ecause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>BAF 4: digital capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Back to Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/form_page.py"/>
        <source>Back to the metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/frame.py"/>
        <source>Back to the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Backed up {moment} at {moment_2:%H:%M} and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>Backups: the ten latest, one a day for 14 days, one a month for 12 months; then they go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>Bars: what initiatives need. Outlined: could do with less. Upright line: what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Baseline: its period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Baseline: the figure now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Baseline: where the figure is from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>Because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/readings_table.py"/>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>Begin new limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>Begin new limits only where something real changed, such as a launch or a new definition. Limits never begin by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Begin new limits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Benefits confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>Better in {end}, not in {means}: look for another cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>Better in {means}, and in {end} too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/hints.py"/>
        <source>Beware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Board minutes, 19 March 2026, item 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Board of Directors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Board papers folder, March 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Both this computer and the file went on; they would be brought together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Bring a workbook in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Bring actions in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_list.py"/>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/viewing.py"/>
        <source>Bring it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>Bring the workbook in again to see both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Brought about by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <source>By date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>By its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>By owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>By status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>By title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>By when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>By whose rules a chart is read is chosen in its definition: those of NHS-R plot the dots, or those of Making Data Count's workbook with runs of seven or six. A baseline of 12 points or more keeps their limits for all that follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Can it all be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Cannot be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/auditing.py"/>
        <source>Cannot confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Cannot go ahead without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_symbols.py"/>
        <location filename="../../digistrat_desktop/analysis/position.py"/>
        <location filename="../../digistrat_desktop/ui/views/answers.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Cannot say yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>Capacity against demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Capital and revenue are not here: they come from each initiative's costs by year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Capital by year, in pounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <source>Carried forward and not re-confirmed. Choose a level, or say that it still holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_page.py"/>
        <source>Carry on where you left off?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Carry {title} forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Case for change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Cases for change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Cases for change, then and now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Catalogue of metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/banner.py"/>
        <source>Caution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Change how the work is done, or set a target it can meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Change the dates so that they follow each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Change the initiative, or agree the exception and say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Change the plans, their order or their timing because of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>Change {number} of {length} does not follow from the one before it: it was altered, removed or put in. {intact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Change · Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Change: high or rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Change: low or falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Changed here since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Changed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Changed since: the store holds this assessment, and its data are no longer those of the report. Their fingerprint is now {fingerprint}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_view.py"/>
        <source>Chart: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <source>Charts - DigiStrat Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Check a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages_of_stores.py"/>
        <source>Check its id, or ask for a package of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <source>Check that it is a file and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <source>Check that it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>Check that it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Check that the drive is connected, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/messages.py"/>
        <source>Check that there is room and that you may write there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Check the folder's rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>Check the folder, or make the sample there with `digistrat sample`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <source>Check the password with whoever sent it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/signed.py"/>
        <source>Check the store on the Record page, and fetch the sealed package again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>Check the whole record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/whole_check.py"/>
        <source>Checked whole at {at:%H:%M}: {changes}, all intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/flow.py"/>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Chief Nursing Information Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Choose Try again, or save a copy elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Choose a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Choose a PDF, or leave the data out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>Choose a folder on this computer; packages and backups may go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Choose a folder you may write to, or ask IT for the right to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>Choose a logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Choose a metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/grouping.py"/>
        <source>Choose a name that ends in .csv or .xlsx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Choose a name that ends in {endings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Choose a shorter name or a folder nearer the top of the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Choose an opinion first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Choose from the catalogue what to watch, or describe a metric of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Choose one of: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Choose one to revise it or take it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Choose the agreed answer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Choose the board report, or a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/read.py"/>
        <source>Choose the file that holds the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Choose the metric that would show whether it is achieved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Choose the trust first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Choose whose name is to be erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Choose your answer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Circles are usual variation, squares an improvement, triangles a concern. H and L say that the latest points are high or low; P, F and ? say whether the target will be passed, failed or hit and missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>Claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>Claimed and supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Claimed and supported levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>Clearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Clinical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_form.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Close it there (a PDF reader or Excel, often), then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/banner.py"/>
        <source>Close this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Close without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>Closed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <source>Code of the trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Columns that were not read: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Comparing the assessments …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <source>Completeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Concern: high or rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Concern: low or falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>Confirm this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Constraints and register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Contacts classed by both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <location filename="../../digistrat_desktop/reports/papers/lens.py"/>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Copy a column of periods and one of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/drawing_view.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Copy as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/dialogs.py"/>
        <source>Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Corporate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Correct the answer, or mend what the map lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Correct the file and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/packs.py"/>
        <source>Correct the file, or ask whoever sent it for a corrected one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Correct the row, or save the table anew from the spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>Cost in pounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Could do with less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Counts per level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl ,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Ctrl 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/header.py"/>
        <source>Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <source>Ctrl ↓ · {progress_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Ctrl+1 to Ctrl+9 show the pages in the rail, Ctrl+, shows Settings, F1 Help, Ctrl+K goes to anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Ctrl+Down and Ctrl+Up move to the next and previous question. Ctrl+Z takes back the last change, Ctrl+Shift+Z or Ctrl+Y does it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Ctrl+K, then Trusts together: the trusts in this store side by side, only where they answered the same questions. It is not a ranking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Ctrl+K, then What Good Looks Like: the same answers by the seven measures, counted and never scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Data readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Date of the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Date of the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_published.py"/>
        <source>Dates or percentages in it can be read in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Dates such as 03/04/2026 can be read in two ways. Which is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Decide what to stop or to start later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Decided on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>Decisively</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Declared and derived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>Declared in Assess: {level} ({item}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Decline: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Delete the recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Delivering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Denominator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Denominator: {denominator}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>Derived from the map: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Describe one of our own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/dialogs.py"/>
        <source>Details of what went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>DigiStrat Desktop is made by an independent project. What a trust says in it is the trust's own assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>DigiStrat packages (*.digistrat)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>DigiStrat packages and stores (*.digistrat *.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>DigiStrat stores (*.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Digital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Digital committee, 3 November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>Digital strategy: judged higher, without new evidence, than in {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>Digital strategy: less joined up than in {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>Digital strategy: more joined up than in {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>Digital strategy: no clear movement since {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>Digital strategy: where we stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Digits after the p&amp;oint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Director of Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/auditing.py"/>
        <source>Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/question.py"/>
        <source>Discuss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Dissent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Do it, or set a new date and say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Do not accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_symbols.py"/>
        <location filename="../../digistrat_desktop/analysis/position.py"/>
        <location filename="../../digistrat_desktop/ui/views/answers.py"/>
        <source>Does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <source>Done again: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>Done and dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Draw answers to look at, weighted to high claims on weak evidence, and say what you make of each. Opinions stand beside the answers and never change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Drawings (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Each person answers alone and returns the file; then everybody's answers are seen together, before a level is agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>Each person answers here before anybody sees the others' answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Each piece says up to which level it shows the answer. A level claimed above what the evidence shows is called “stated, not yet shown”. Evidence older than its shelf life no longer counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>Earlier changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>Earliest due first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Easing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_list.py"/>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Edit action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/opening.py"/>
        <source>Edit constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Edit the north star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/opening.py"/>
        <source>Edit {nouns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <source>Edit {noun}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Edit {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>Effort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>Embedded: every corporate and clinical objective has a confirmed strong link and a metric, and every initiative in the plan serves an objective.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Enter its capital and revenue costs by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Enter the readings that are due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Erase a name or remove a trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Erase a person's name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Erase the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Erase the name “{name}” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Erase this name …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Every answer is the same as last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <source>Every answer with evidence and changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Every area, every item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Every assessment in the store is listed here, with a search by trust or title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Every change is kept with who, when, before and after. The record cannot be edited without being noticed by the program's own check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>Every change to this trust, latest first. Nothing is ever taken out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Every count, move, finding and reading was worked out anew from them and agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>Every part of the file is as its list of contents says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Everybody's answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>Everything fits if some of it does with less: {shortages} of what is wanted but not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Everything in the file is here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Everything is in one file in your own profile on this computer; Settings shows where. Verified backups lie in a folder beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Everything saved before is safe, and what you typed is still on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Everything saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Everything that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_list.py"/>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>Evidence past its shelf life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>Evidence shows less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>Evidence that it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Excel workbook (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Explain {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Explore the sample trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Explore the sample trust on Home to see a finished assessment, or start one of your own. The short form asks the questions that matter most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/write.py"/>
        <source>Export a smaller table, or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>F11 on Assess shows one question full screen: digits answer, Page Up and Page Down change the question, Esc leaves. Answers scored alone stay hidden until R is pressed or the room answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>F11 on Metrics or Progress shows the charts one at a time; arrows change the chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Failure demand after talking it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Failure demand, first person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Failure demand, second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>Fewer than one event a period on average: usual limits mislead here. Look at the time between events instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Fewer whole-time staff, how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Figures from a named system, for a named period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>Figures that are left out: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>File: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>File: {name}, {rows} rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/read.py"/>
        <source>Files ending {suffix!r} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metrics.py"/>
        <source>Final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Financial year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Find more of it, or stop, shrink or move an initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Find newer evidence before the board meets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Find out why it gets worse, and say what will be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Find what its initiatives lack, or say that it will not be met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>Finding it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>First answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Fits, with an exception that was agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>For a missing value choose “Not reported” or “Suppressed” as its state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>For decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>For example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>For example: 2026-A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>For example: Chief Digital Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>For instance after closing the other window or making room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>For whoever supports the program. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Formula: {formula}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Framework, alignment: patients, carers and staff as users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Framework, alignment: who answers for results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Framework, strategy quality: a principle rules something out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Framework, strategy quality: success is judged by outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Framework, strategy quality: the strategy says what will not be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Framework, strategy quality: who does the work, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Free some room or choose another drive, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Free some space, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>From the financial year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>From the other desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>From {from_day}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Full: every question, best with colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Funding lower by, per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>Give a password of at least 12 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Give an opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Give an opinion on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Give it a title, such as Autumn 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Give it an initiative that serves it clearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Give the reason in your own words. Leave out anything about patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/named_recipes.py"/>
        <source>Give the recipe a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Give the seed to draw with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages_of_stores.py"/>
        <source>Give the trust's id with --trust ({named}), or ask for a package of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Give the trust's name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <location filename="../../digistrat_desktop/ui/views/take_over.py"/>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/dialogs.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <source>Go on in that window, or try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Go to Assess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/header.py"/>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>Go to anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>Go to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Go to {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Go to: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_page.py"/>
        <source>Good afternoon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_page.py"/>
        <source>Good evening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_page.py"/>
        <source>Good morning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Half-yearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Headings that are repeated and were left out: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>Held against initiatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Helps: {helps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Here now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>Hide names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Hide them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Higher is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Hold it against the initiatives in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Holds back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>House rule: a claim stands beside what evidence supports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>House rule: a move of a level needs a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>House rule: cannot say needs a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>House rule: metrics are read with control charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>House rule: severe and not mentioned is a headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>How &amp;strong is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>How far the report is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>How firmly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>How it goes wrong: {pitfalls}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>How it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>How long things are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>How many at each level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>How much it matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>How much it needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>How much there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <source>How severe, and what the scope does about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>How strong is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>How the columns are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>If it was stopped: why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <source>If that computer is no longer using it, take over; else try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <source>Import file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_published.py"/>
        <source>Import it at the window, which shows each row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Import readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>Import the package it came from again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Improvement: high or rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Improvement: low or falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>In a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>In all sections: two levels at once, or up without new evidence, and no reason was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>In name only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>In the baseline's unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/table_model.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>In {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>In {year}, {names} need {needed} and there {there}: {short} short, from {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>In {year}, {names} needs {needed} and there {there}: {short} short, from {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Initiative that is late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Initiative that is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Initiatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>Initiatives need {name} in {years}, and what there is has not been recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Initiatives that bring it about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <source>Install the later version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>Is it whole?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/leaving.py"/>
        <source>It can be brought back, with its links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>It cannot be brought back as it was: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>It carries no data, so only its fingerprint can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>It covers the same as the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_exchange.py"/>
        <source>It has more than {most} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_published.py"/>
        <source>It holds no row of {code} that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>It holds the seal {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>It is a copy of one assessment, made for a colleague from the trust's trail at change {length}; what happened before is not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>It is linked to {links}. Say why it is withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/handed_over.py"/>
        <source>It is over {largest} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>It is read and checked whole, and shown, before anything is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>It stays in copies that were made before: backups until they are replaced, packages and reports that were sent, and any text in which somebody typed the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>It stays in copies that were made before: backups until they are replaced, packages and reports that were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/take_over.py"/>
        <source>It was last opened by {left_by}, which gives no sign of life. Go on only if you are sure that nobody works there any more: two computers writing at once can lose changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>It was left by {left_by}. You are asked to type that you are sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/opening.py"/>
        <source>It was not changed, and your backups are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <location filename="../../digistrat_desktop/storage/opening.py"/>
        <source>It was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/handed_over.py"/>
        <source>It was not closed properly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>It was not compared with a store, since none was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/write.py"/>
        <source>It was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Item by item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Items by date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Its judgements could not be worked out anew from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Its readings stay in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/handed_over.py"/>
        <source>Its records are not as its own trail says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>Judged anew on the same evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Judged anew, those data do not give the judgements it states. They were made by version {version}; another version may judge by other rules, or the file was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/leaving.py"/>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>Keep one on the Reports page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Keep the window open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/name_bar.py"/>
        <source>Keep this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Keep under this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Keep what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Keep what is here in all of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>Keep what is here, or take the file's value of the other cells too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Keep what is here: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Keeps parts, logo and front sheet for next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_published.py"/>
        <source>Kept as written, though it may be a fraction: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>Kept on this computer until a person removes it: assessments with their answers and evidence references, metrics, actions, and the record of who changed what and when. Nothing is deleted by age, since an assessment is judged by what stood before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Kept recipes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_list.py"/>
        <source>Kept with all that was said of it; nothing here counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/answer_chips.py"/>
        <location filename="../../digistrat_desktop/ui/kit/level_card.py"/>
        <source>Key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Kind of trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Last 24</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Late by, months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>Later changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_places.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Leading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>Leading measure: a means, not an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Leading: a means, not an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>Least effort first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/room_window.py"/>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Leave empty if it is not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Leave everything as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Leave out the rows that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Leave the data out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>Leave the logo out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_form.py"/>
        <source>Leave without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Left empty, all points do. A number, 12 or more, keeps the limits of the first ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>Left empty: the day it is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/question.py"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Levels are never added up or averaged, and trusts are never ranked. Screens and reports show how many items are at each level and name them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Levels are words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>Limits come from the change between one period and the next, and no two values that stand next to each other were reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>Limits need two values or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Line {line} holds a NUL character, which no text has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Line {line} holds letters in an encoding that cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Link a document or data that shows it, or choose the level that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Link an initiative that serves it, or say that digital work will not serve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Link it to the objective it serves, or stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Link newer evidence, or choose the level that is still shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Link what shows that it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>Logs: at most 5 MB, with codes and counts; no answers, no names, no paths of people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Look at it again on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Look at the decision again and set the next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/changes.py"/>
        <source>Look at the present text and make the change again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <source>Look at the table once more and record it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Look at what can still be read. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <source>Look inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Look inside a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Look inside a package, read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Look inside, read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_page.py"/>
        <source>Look round the sample trust, then start your own assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Look through its readings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Looking at the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Looking for what is missing or contradicts itself …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_places.py"/>
        <source>Lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <source>Lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_rules.py"/>
        <source>MDC Excel, runs of 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_rules.py"/>
        <source>MDC Excel, runs of 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Made from the data with the fingerprint {fingerprint} ({kind}; {about}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Made {made} and checked just now. The file that could not be used is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>Make it smaller in a picture editor and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>Make the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Make these changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>March 2025</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>March 4 (month first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Matches: the store holds exactly the data it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>May 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_places.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>Means, not end: better in {means}, not in {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Meant to move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>Meant to move {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Measures with charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Measures with charts and readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Meetin&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages.py"/>
        <source>Mend it here first, then write the package again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>Mend these cells in the file and bring it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Mend: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Mental health and learning disability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/metrics_card.py"/>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>Metric of {heading}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Metric that will show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/table.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Metrics and their charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Metrics belong to a trust: start an assessment for yours, or open one from Home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/metrics_card.py"/>
        <source>Metrics over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Metrics that show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>More than one assessment fits “{wanted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>More than one trust fits “{wanted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>Movement and questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Moves still to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Moves with their reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Must</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>N&amp;ote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>N&amp;umerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_rules.py"/>
        <source>NHS-R plot the dots 0.2.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>NOT SOUND. The assessment it was set on is not sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>NOT SOUND. What was signed is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>NOT SOUND. What was signed is not what the trail makes up to that change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Name an owner and write down what is done about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Name its owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Name of a recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <source>Name of the metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Name of the trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Name the outcome it should move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing.py"/>
        <source>Name the trust by its id or ODS code; `digistrat list` shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Name them so, or import the file at the window: Metrics, Import file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Named as where it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Named as where it is written what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Named by both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>Names: the one each person chose to show, kept apart from the record so that it can be erased alone. Account names of the computer are never taken, nor written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/tick_search.py"/>
        <source>Narrow the list: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Needs a reason or new evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/kinds.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Neither is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Network and estate readiness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>New action
{heading}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>New assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>New evidence came to light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>New evidence; no reason written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>New limits so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>New metrics would be made: {shown}{more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/room_window.py"/>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>Next best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/preview_card.py"/>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/frame.py"/>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>No action is like that. Choose “All” or clear the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <source>No action is open. Take up a proposal, or add one under List: it stands here then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>No alignment item moved since {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>No answer differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>No assessment fits “{wanted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>No assessment fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>No assessment is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>No assessment is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>No assessment open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>No assessment yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>No clear change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>No dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>No evidence linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>No initiative is proposed, approved or under way, so there is nothing to weigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>No level is claimed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>No level now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>No limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <source>No metric is “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>No metrics yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>No names are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>No reading begins on {day}, so the limits were not begun anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>No readings yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>No reason written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>No reason written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>No row for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>No target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>No trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>No trust fits “{wanted}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>No trust is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>No trust is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing.py"/>
        <source>No trust of the store fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>No value is above 1. Is 0.62 meant as 62 % or as 0.62 %?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>No value since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>No value was found. Say below which column holds the periods and which the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>No variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>No variation: limits cannot be calculated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/removing.py"/>
        <source>Nobody is known by this name here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/tick_search.py"/>
        <source>None chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>None is intact before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/rescue.py"/>
        <source>None of the backups could be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>None of {initiatives} is due to end before {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>North star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Not an NHS product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <location filename="../../digistrat_desktop/analysis/figures_symbols.py"/>
        <location filename="../../digistrat_desktop/analysis/position.py"/>
        <location filename="../../digistrat_desktop/ui/views/answers.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>Not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Not backed up yet; the first backup is made when you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/differences.py"/>
        <source>Not chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Not compared across the dashed line. {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>Not compared: {label}. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>Not dated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Not doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <source>Not for this framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <source>Not in the framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/name_bar.py"/>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/domain/metrics.py"/>
        <source>Not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Not reported {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>Not yet better in {means}, nor in {end}, which it is meant to move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <source>Not yet held against any initiative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <location filename="../../digistrat_desktop/ui/kit/banner.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/readings_table.py"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Note that it was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>Nothing has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>Nothing has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <source>Nothing in the help speaks of that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <source>Nothing is deleted: the file that could not be used is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Nothing is like that. Clear the words, or choose more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>Nothing is proposed. Proposals come from what Check finds and from levels still to be reached; each that there was has an action or was declined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Nothing is written yet. Add capacity: capital, say, or network engineers in 2026/27.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Nothing is written yet. Add need: what one initiative takes of what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>Nothing leaves this computer unless a person writes a file and sends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Nothing named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Nothing new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>Nothing reported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>Nothing serves this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>Nothing that is shown now runs out before {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Nothing that was there before has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>Nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Nothing to lay out yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>Nothing was added to the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>Nothing was brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <source>Nothing was changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/changes.py"/>
        <location filename="../../digistrat_desktop/domain/edits/merging.py"/>
        <location filename="../../digistrat_desktop/domain/edits/sealing.py"/>
        <location filename="../../digistrat_desktop/domain/packs.py"/>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <location filename="../../digistrat_desktop/services/action_exchange.py"/>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <location filename="../../digistrat_desktop/services/analysing.py"/>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <location filename="../../digistrat_desktop/services/importing.py"/>
        <location filename="../../digistrat_desktop/services/importing_published.py"/>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <location filename="../../digistrat_desktop/services/packages_of_stores.py"/>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <location filename="../../digistrat_desktop/services/rescue.py"/>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <location filename="../../digistrat_desktop/services/signed.py"/>
        <location filename="../../digistrat_desktop/storage/commits.py"/>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <location filename="../../digistrat_desktop/storage/integrity.py"/>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <location filename="../../digistrat_desktop/storage/packages/handed_over.py"/>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <location filename="../../digistrat_desktop/storage/packages/removing.py"/>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <location filename="../../digistrat_desktop/storage/packages/taking_in.py"/>
        <location filename="../../digistrat_desktop/storage/store.py"/>
        <location filename="../../digistrat_desktop/ui/library_desk.py"/>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <location filename="../../digistrat_desktop/ui/tasks.py"/>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Nothing was found. Answer an assessment or add objectives, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/changes.py"/>
        <source>Nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages.py"/>
        <source>Nothing was put in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <source>Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/write.py"/>
        <source>Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <location filename="../../digistrat_desktop/services/grouping.py"/>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <source>Nothing written yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Nothing: answer every question anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <source>Numbers of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Numerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>Numerator and denominator give {worked}. Clear one or the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Numerator: {numerator}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>ODS code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Objectives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>Objectives and initiatives stand here, and which serves which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Objectives it serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Of what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Of which skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/backup.py"/>
        <source>Older backups are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>On any page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>On this computer, in your own profile. {backed_up} Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>One line for each financial year, such as 2026/27: 120000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>One of the two has no reading yet; together they show later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>One request a line, beginning with a verb: decide, note, agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>One trust alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Online bookings as a percentage of all bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Only a PDF can carry the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/sealing.py"/>
        <source>Only a sealed assessment can be reopened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Only when it is neither pounds nor staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Open a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>Open it once where it can be written, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Open it to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/opening.py"/>
        <source>Open it where it can be written to, or restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>Open it with the later version of DigiStrat Desktop it was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/viewing.py"/>
        <source>Open my own store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Open or send a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>Open the package again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Open {title}, {trust_name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Order of the actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/answer_chips.py"/>
        <source>Other answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <source>Other changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Other ways to look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Outcome: what it is all for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Owner and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Owner and review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Owner and trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/viewing.py"/>
        <source>Package, read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>Page Up, Page Down: question   ·   digits: answer   ·   R: reveal   ·   Esc: leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>Page one at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Page or section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/preview_card.py"/>
        <source>Page {number} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Password of the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Password, at least 12 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Paste a table from a spreadsheet: one column of periods, one of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Paste from Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Paste from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Pasted cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>Patient data: none is asked for, and a number that could be an NHS number is pointed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>People differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/scoring.py"/>
        <source>People differed, so say why this level was agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/readings_table.py"/>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Period of all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Plan for it, or move an initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Plan something that people will notice within a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Pounds, or whole-time staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Present this page's charts full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/frame.py"/>
        <location filename="../../digistrat_desktop/ui/views/presenting/room_window.py"/>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/preview_card.py"/>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Previousl&amp;y considered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Principle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Principles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_table.py"/>
        <source>Principles held against initiatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Print it with your findings: the same seed draws the same answers again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Privacy: erase a name, remove a trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/banner.py"/>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/packs.py"/>
        <source>Problems found after it: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>Proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Proposed ({found})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metrics.py"/>
        <source>Provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Public board paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Put it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Put the file back where it was, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Putting the actions in order …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Quarterly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/table_model.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/item_list.py"/>
        <source>Questions by section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/table.py"/>
        <source>Questions by trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Read both ends again and confirm the link or change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_rules.py"/>
        <source>Read by the rules of the Making Data Count workbook (runs of {length}), which draws limits from 13 points on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Read the last good backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Read the levels and choose the one that describes your trust today. Keys 1, 2, 3 choose a level, 0 says nobody can say yet, N that the question does not apply, F marks it for discussion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/flow.py"/>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Reading the metrics …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/readings_table.py"/>
        <source>Readings so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Ready to sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Reality check: capacity against plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Reality check: what cannot all be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>Reason for this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>Recipes: chosen once, used again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Record 1 reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Record how much of it there is, year by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Record my answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Record of every change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Record the figure, its period and its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Record the opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Record the reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Record the readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Record {count:,} readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Recorded now: {shown}. A new value keeps this one.{kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Recorded. Write the next one, or go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Redo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>Remarks so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Remove a trust from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Remove this trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Remove what blocks it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_list.py"/>
        <source>Remove {title} from this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/recipe_row.py"/>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Reopen as a revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/changes.py"/>
        <source>Reopen it as a new revision to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/merging.py"/>
        <source>Reopen the assessment as a new revision and make the change there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Reply on {item_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>Report (*{ending})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <source>Reports are much smaller; check the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Restore the last good backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/opening.py"/>
        <source>Restore the last good backup, or open it read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/canonical.py"/>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <location filename="../../digistrat_desktop/storage/integrity.py"/>
        <source>Restore the last good backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Revenue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Revenue by year, in pounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Review: sample and opinions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Role, or name as it should be printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_exchange.py"/>
        <source>Row 1 has no column “{heading}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Row of &amp;headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Row of headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Row {number} has {count:,} columns; at most {most} can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Row {number}, column {column} holds more than {longest:,} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/write.py"/>
        <source>Row {place}, column {place_2} does not fit into a workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Row {row} (line {line}) has a quotation mark in the wrong place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Row {row} begins a quotation that is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Row {row} has {cells} of the {wanted} cells that the headings name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Row {row} has {count} columns called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Row {row} holds a cell of more than {longest:,} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>Row {row} names no metric.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>Row {row}: the note looks as if it held an NHS number. Leave out anything about patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_source.py"/>
        <source>Row {row}: {cells}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_fitting.py"/>
        <source>Row {row}: {value} may be {value} % or a fraction, {percent} %, as {metric} is a percentage; write {percent} or {value}%.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>Row {row}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>Row {row}: “{period}” may be {month} or a financial year; write {month} or {year}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>Rows {first} and {second} give the same period of {metric}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Rules of the c&amp;hart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Rules of the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Rules out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_rules.py"/>
        <source>Rules: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>Sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Sampling aid for failure demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_form.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Save a copy of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <source>Save a copy without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_form.py"/>
        <source>Save again to keep it like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Save all readings as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Save all readings as a workbook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/preview_card.py"/>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Save as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Save as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Save as a workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>Save as {upper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Save it anew as 'CSV UTF-8' and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Save it as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>Save it as a file and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Save the actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Save the actions as a workbook, let their owners bring it up to date, and bring it back. Rows are known by their id, so they may be sorted; a row without an id is a new action. You see every change before it is made, what was changed here in the meantime is asked about, and one Undo takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Save the one that is meant as a file of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Save the readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>Save the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>Save the table as CSV in the spreadsheet program and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>Say for each which is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Say in a few words what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>Say in which role you sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say of each whether it is still right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Say the one aim first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say what changed, and link evidence dated since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say what takes its place, or stop this one too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say what was lost and how it will be won back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say what will turn it, or plan around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say when it starts and ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Say which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Say which date the answers speak of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/suppositions.py"/>
        <source>Say which initiative is late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/suppositions.py"/>
        <source>Say which skill, such as Network engineers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Say why it cannot be answered or does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Say why it is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>Say why it is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/sealing.py"/>
        <source>Say why the assessment is reopened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Say why, so that a reader of the record knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/leaving.py"/>
        <source>Say why. The reason is kept on the change trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>Say why: “{label}” needs a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Says which data a PDF was made from, and whether this store still holds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Scenarios beside the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Scenarios, beside the plan and never in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Score alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Score alone, then agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Seal {seal_code}, number {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>Seal {seal} of {title}: holds. It was made at {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>Seal {seal} of {title}: {wrong}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <source>Seal, trail and how to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Search by trust or title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <source>Search by trust, code or title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/question.py"/>
        <source>Second answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rail.py"/>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/broken_record.py"/>
        <source>See the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>See what would have to give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Send a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_exchange.py"/>
        <source>Send actions to a workbook first, and change that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/ui/kit/days.py"/>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Served by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix.py"/>
        <source>Serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>Serves none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>Serves {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Set a new date and say why, or change the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Set a new end date and say why, or mark it as live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Set a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>Sheets that were not read: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Sherwood Forest Hospitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Short: the questions that matter most, about an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Show all {many} assessments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Show full screen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>Show its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Show on its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <source>Show the answer of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/sealed_note.py"/>
        <source>Show the seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Show the spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/frame.py"/>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>Show to a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <source>Show what would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/moved_back.py"/>
        <source>Show where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Show with its pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Shown beside the changes you make. It is kept outside the change trail, so that it can be erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>Shown until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Shows the answer &amp;up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Shows the answer up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Sign off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Sign off this assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Signed as {role} by {name}, at change {length:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Signed off under the seal {seal_code}. Keep a copy of it outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/sealed_note.py"/>
        <source>Signed off: the answers stay as they were signed. A correction is made in a revision, which begins with the same answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Signing off freezes an assessment as it is now. It cannot be edited after; a correction is a revision that begins with the same answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>Siloed, because {because}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>Small numbers: the denominator is below {least}, so a few cases move this figure a lot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>Some of it could be done with less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>Some values were changed both here and in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Someone outside the team that answered has looked at the evidence and agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Someone's judgement. Nothing to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>Something changed, and evidence dated since shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <source>Something else was changed in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/dialogs.py"/>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/messages.py"/>
        <source>Something went wrong in the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table.py"/>
        <source>Sort the metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <location filename="../../digistrat_desktop/tabular/read.py"/>
        <source>Split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Spring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>Start an assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <source>Start one for your trust, or open one from Home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/constraints/saving.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <source>Start or open an assessment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Start the assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Start with an empty store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <source>Start with an empty store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_page.py"/>
        <source>Start your first assessment, or look at the sample trust first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>Started a year later it would fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>Started {years} later it would fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/readings_table.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/supports.py"/>
        <source>Stated, not yet shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Steady</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <source>Still right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/recording.py"/>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>Stop it, make it smaller or find what is short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/recording.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Stop reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <location filename="../../digistrat_desktop/ui/tasks.py"/>
        <source>Stopped as you asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/strategy.py"/>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>Strategic ris&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/shell.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Strategy as it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>Strategy in short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <source>Strategy, its map and what is ruled out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Such as 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Such as 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Such as 20</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Such as 2026-05, 2026-Q1 or 2026/27</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Such as 2026/27</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Such as 2026/27; or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Such as Network engineers; empty for money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Such as: electronic observations in place of early warning scores on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Summer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/scales.py"/>
        <source>Superseded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/sealed_note.py"/>
        <source>Superseded: the answers stay as they were signed, and a revision has taken their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/claims_card.py"/>
        <source>Supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/supports.py"/>
        <source>Supports {answer_label}{by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/suppositions.py"/>
        <source>Suppose something: less money, fewer staff or a late start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Supposes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/domain/metrics.py"/>
        <source>Suppressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Suppressed {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>T&amp;rust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>Tab moves to the next control; arrows move inside a group; Space chooses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>Tables (*.xlsx *.xls *.xlsb *.ods *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Take at least {fewest_contacts} contacts as they came. Two people class each one apart from each other, by rules they wrote down before. There is no benchmark: compare only with your own earlier samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Take back: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Take one of the dependencies out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/doing.py"/>
        <source>Take out a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/marks_list.py"/>
        <source>Take out: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/take_over.py"/>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/take_over.py"/>
        <source>Take over …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Take the file's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Take the file's in all of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Take the other: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/take_over.py"/>
        <source>Take the store over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <source>Take this reading out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>Take up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Take up a proposal, or add what was agreed with its owner and date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Take up an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_places.py"/>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Target {target} since {began}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>Target, owner and definition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Targets that chan&amp;ge later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>The &amp;board is asked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>The &amp;file that holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <source>The PDF is locked with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>The Word document is made of the board report only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>The actions were saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>The answers are read here through the seven success measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>The answers of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/standing.py"/>
        <source>The assessment is signed off and stays as it was signed. What is written here belongs to the trust, goes on, and changes nothing in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/flow.py"/>
        <source>The backup could not be made. Everything you typed is saved; see Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>The board is asked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/kinds.py"/>
        <source>The board should know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_values.py"/>
        <source>The cell holds no value: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>The cell holds {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The change proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>The chart was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/backup.py"/>
        <source>The copy could not be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>The data are attached to this file: every answer with its reasons and evidence. Board papers are published; do not publish this one without looking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>The data it carries have that fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>The date the answers speak of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>The decision “{title}” was to be looked at again on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>The denominator cannot be 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>The denominator is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>The disk did not answer as it should while working on {name} in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The disk is full, so the last change is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/messages.py"/>
        <source>The disk or folder could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The disk reported an error, so the last change is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The effect expected, and by when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/event_log.py"/>
        <source>The end of a trail cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The figure expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>The file goes on from where the trust is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/taking_in.py"/>
        <source>The file holds a record that belongs to another trust of this store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>The file is larger than 200 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <location filename="../../digistrat_desktop/tabular/read.py"/>
        <source>The file is larger than {most} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/read_back.py"/>
        <source>The file is not a PDF that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>The file is not a picture that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>The file is {kind}, not a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/write.py"/>
        <source>The file read back has {found} rows instead of {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <source>The file that could not be used is kept as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>The file that could not be used is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>The file that holds your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <source>The file that should hold your data cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <source>The file that should hold your data is not a DigiStrat store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>The findings of this rule are {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/preview_card.py"/>
        <source>The finished report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>The first row must name the columns: metric, period, value, note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>The first {most_shown}; type more to find others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_rules.py"/>
        <source>The first {points} of each stretch set its limits; later ones do not move them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>The folder for your data is {place}, where a live store can be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The folder that holds your data cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>The folder {folder} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>The framework this assessment was made with is not in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The harm or cost of leaving it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The last day it speaks of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>The last day this counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/integrity.py"/>
        <source>The lists inside the store do not agree with what they list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The local problems and figures it follows from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>The logo is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>The map says the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_checks.py"/>
        <source>The metric's name holds {count} characters; at most {most} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>The name is taken out of this computer's store for good. The record of changes stays whole: it holds only a number for the person, and says no name from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>The name typed is not the name of the trust chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>The name was erased. The record of changes is whole and says no name there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>The name {name} is too long for {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The need of patients or staff it meets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>The next reading is {period}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_checks.py"/>
        <source>The note holds {count} characters; at most {most} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The one aim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>The one initiative is not due to end before {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>The package was written, read back and compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/chart_card.py"/>
        <source>The pair in one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <source>The password does not open this package, or the file was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>The pasted text holds a NUL character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>The pasted text is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>The picture file is larger than 20 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>The picture file is larger than 50 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>The picture has more than 40 million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>The picture is too rich in detail for a logo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/scenario_cards.py"/>
        <source>The plan as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>The question itself changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>The readings were saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>The report could not be read back as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>The report holds what is saved now. Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>The report is written{pages}.{kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The result: the figure after the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>The result: where the figure is from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>The role in which you sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <source>The same answers, read through the seven success measures, in our own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_exchange.py"/>
        <source>The same id stands in row {row} too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/lens.py"/>
        <source>The seven measures at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>The sheets {names} each hold a table; one can be read at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The store cannot be opened at this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The store could not be opened safely (setting {name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The store could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/opening.py"/>
        <source>The store does not look as DigiStrat Desktop left it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>The store has changed since this was prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/canonical.py"/>
        <source>The store holds an entry that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing.py"/>
        <source>The store holds more than one trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>The store holds no trust yet, so there is nothing to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The store is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>The store is further on: this file ends at change {file}, the store at change {store}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/library_desk.py"/>
        <source>The store is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <source>The store is open already: {holder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>The store keeps only that it was done, when, by whom, and the fingerprint its record ended with, so that a package sent before can still be recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>The store was not closed properly, and this folder is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>The store's file was moved or renamed while it was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>The strategy has no north star yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/delimited.py"/>
        <source>The table has more than {most:,} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>The table was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>The target may be met or missed: it changes from time to time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>The target will be met unless something changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>The target will be missed unless something changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>The trail is tamper-evident against anyone who cannot also change the printed or exported end of it: compare the end shown here with one you wrote down or were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>The trail should end with change {length}, and goes on or ends elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/privacy.py"/>
        <source>The trust is taken off this computer for good: its assessments, answers, evidence, metrics and its whole record of changes. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages_of_stores.py"/>
        <source>The trust that is meant is not in this store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>The trust's name stands beside the codes {codes}. Only rows of {code} are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>The trust's name, typed to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>The trust's own logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>The values that set the limits do not vary: limits cannot be calculated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/whole_check.py"/>
        <source>The whole record is being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/whole_check.py"/>
        <source>The whole record was checked, and something is wrong. {sentence} Your backups are not touched; the Record page shows every change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>The whole trust, or which sites and services. Progress shows a break where this changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>The workbook is Making Data Count's. The chart's small print names the rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>The {before} before it are intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Then and now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <source>There already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>There are headings and no rows below them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>There are no headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/read.py"/>
        <source>There are no rows in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>There are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/named_recipes.py"/>
        <source>There is a recipe named “{title}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>There is no DigiStrat store in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>There is no good backup to restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/kinds.py"/>
        <source>There is no kind of record called “{kind}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>There is no later reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>There is no level now, or there was none, so nothing is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>There is no network code in the program: no telemetry, no update check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>There is no recipe named “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>There is no report called “{kind}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>There is not enough room in {folder} for {name}: {free} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>There is not enough room in {folder} for {name}: {needed} needed, {free} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>There is nothing in the map to derive a position from yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/tick_search.py"/>
        <source>There is nothing to choose from yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/planning.py"/>
        <source>There is one for {year} already ({amount}). Edit that one instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>They are still in memory. Everything saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>This PDF carries no data fingerprint: it was not made by this program, or its own notes were taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>This account may not write {name} in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <location filename="../../digistrat_desktop/storage/packages/parting.py"/>
        <source>This assessment is not in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/sealing.py"/>
        <source>This assessment is sealed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/changes.py"/>
        <location filename="../../digistrat_desktop/storage/commits.py"/>
        <source>This assessment is sealed and cannot be edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <source>This assessment uses a framework which the measures were not matched to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/merging.py"/>
        <source>This belongs to an assessment that is sealed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>This cannot be signed off yet. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <source>This database belongs to another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/text_field.py"/>
        <source>This field holds {longest_words} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>This file does not continue the one seen before, which ended at change {length} with {hash}. It is another desk's own copy, or its past was rewritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <source>This file is a store with {trusts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/envelope.py"/>
        <source>This file is not a DigiStrat package under a password, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>This folder is read-only, so nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/packs.py"/>
        <source>This framework file cannot be used. {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <source>This is a read-only copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/saving.py"/>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_desk.py"/>
        <source>This is open to read only, so nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>This is the first assessment, so nothing can have moved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/patient_numbers.py"/>
        <source>This looks like an NHS number. Please leave out anything about patients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_checks.py"/>
        <source>This may be {month} or the financial year {year}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>This package cannot be used: {what}: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>This package holds another record of a trust that is here, and the two have no point in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>This package holds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>This package needs format {wanted}; this program reads up to format {format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>This spreadsheet could not be read safely: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages_of_stores.py"/>
        <source>This store holds no trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages_of_stores.py"/>
        <source>This store holds {count} trusts, and it must be said which is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/store.py"/>
        <source>This store is open read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/header.py"/>
        <source>This store was made by a later version of DigiStrat Desktop (format {version}; this program reads up to format {latest}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/opening.py"/>
        <source>This store was not closed properly and must be opened for writing once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/handed_over.py"/>
        <source>This store's file cannot be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>This trust is not here yet and would come in whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/gathering.py"/>
        <location filename="../../digistrat_desktop/storage/packages/removing.py"/>
        <source>This trust is not in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/changes.py"/>
        <source>This was changed elsewhere in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>This would make {count} new metrics. Leave out the columns that are not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <source>Tick the one to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/choosing.py"/>
        <source>Tick those you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Tie it to its metric, initiative and objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <location filename="../../digistrat_desktop/reports/papers/full.py"/>
        <location filename="../../digistrat_desktop/reports/papers/lens.py"/>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>Title and front sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>To choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>To choose: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>To keep a copy elsewhere, write a package first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/hints.py"/>
        <source>To start the talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/kinds.py"/>
        <source>To tidy up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>Too few events to judge month by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>Too few events to judge one period against another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Too few points for limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Too little to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>Trial limits: {points} since {since}, fewer than 13. They will settle as readings are added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Trial limits: {points} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <source>Triangle: overdue. Square: blocked. Diamond: agreed or under way. Circle: proposed. A broken line leads from what must be done first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/library_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>Trusts are seen together here once there are two of them in this store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Trusts together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Try again soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>Try again; if it happens again, choose another folder and tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/write.py"/>
        <source>Try again; if it happens again, tell whoever looks after the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages.py"/>
        <source>Try another folder or disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_targets_typed.py"/>
        <source>Two targets begin in {begins}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Type the trust's name to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/tick_search.py"/>
        <source>Type to narrow the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/dialogs.py"/>
        <source>Type “{wanted}” to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/actions.py"/>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/session.py"/>
        <source>Undone: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/check_card.py"/>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>Unknown: this store does not hold the assessment it speaks of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Unusually high {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>Unusually low {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_places.py"/>
        <source>Upper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <source>Upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>Use PNG or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/images.py"/>
        <source>Use a smaller picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/sampling_card.py"/>
        <source>Use as the reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/read.py"/>
        <source>Use {endings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Usual source: {source_system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_layout.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/reading_form.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/readings_table.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>Very small counts (mean {mean}): a single event moves this chart. Read it loosely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/timeline_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Waits for: {waits_for}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Watch it no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>Watch this metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>Way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/broken_record.py"/>
        <source>Ways out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>Weak links only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>Week of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Weekly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_list.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>What Good Looks Like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/board.py"/>
        <source>What a board should know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What an audit or a count found, such as errors in scores kept on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>What an earlier version of the program kept. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>What and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>What becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>What came in and went out of this store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/differences.py"/>
        <source>What came in was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>What came of it, or why it was dropped; closing needs this or evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>What changed since last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>What could be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <source>What each row becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>What if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>What initiatives need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>What is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/rows.py"/>
        <source>What is done about a constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>What is done about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/opening.py"/>
        <source>What is done about {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What is in it, and what is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>What is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>What is kept about people and trusts on this computer, and how it is taken off it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>What is marked below must be settled first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>What is missing, out of date or contradicts itself is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>What is stored where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>What is there already can be read and worked on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>What is to be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>What is to be done about the findings stands here, with owners and dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>What it &amp;covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>What it covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <source>What it helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>What it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What it tells people not to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>What moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>What moved from {title} to {title_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>What needs attention in {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/hints.py"/>
        <source>What others do about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What should change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/lens.py"/>
        <source>What stands behind each measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>What stands in the way is held here against what there is to do it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/differences.py"/>
        <source>What stood here was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What success means, and for whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/taking_in.py"/>
        <source>What the file holds does not fit together once it is brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/front_sheet.py"/>
        <source>What the paper says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/page.py"/>
        <source>What the symbols mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>What there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>What this cannot prove: who made the report, and that nobody changed the pages, the data and the fingerprint together. The fingerprint says which data a report was made from. Compare it with one you were given by another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>What this cannot prove: who sat at the keyboard, whether the computer's clock was right, and anything that was never recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <source>What this is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/choice.py"/>
        <source>What to make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What was decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/progress.py"/>
        <source>What was decided, begun and finished since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>What was found, and why it is looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/messages.py"/>
        <source>What was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/signed.py"/>
        <source>What was signed cannot be read by this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/signed.py"/>
        <source>What was signed is not kept here as it was, so no report of it can be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/packages.py"/>
        <source>What was written is not what was to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>What will be different, for whom and by when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>What would differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/hints.py"/>
        <source>What would show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>What you can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>What you typed is still on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>What {heading} holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/record_page.py"/>
        <source>When and who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>When you are ready, make the board report under Reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Where it is &amp;kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>Where it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Where it is mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Where the figure is from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Where the framework began: a north star to aim for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Where the framework began: close alignment with the trust's own and clinical strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Where the framework began: leading metrics are a means to an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Where the framework began: performance data makes the case for change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Where the framework began: the scope of your strategy should align with your reality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Where the plan meets reality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <source>Where the questions come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>Where the table names none itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Where your data is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Which actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Which is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>Which is right in row {row}, {heading}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/name_bar.py"/>
        <source>Which name should the record show? It can be erased later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Which way it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/reports/papers/audit.py"/>
        <source>Who and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Who decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Who does not agree, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Whole-time staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Whole-time staff, or the unit of what there is. Money is in the initiative's costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Whom it affects, and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/specs.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_list.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/specs.py"/>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>Why answers differ, in all sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>Why it fits, bends or breaks the principle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>Why it is accepted for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/numbers_table.py"/>
        <source>Why it is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>Why it is reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Why it is watched no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/leaving.py"/>
        <source>Why it is withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/specs.py"/>
        <source>Why it is worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Why it stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/page.py"/>
        <source>Why it will not be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Why this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/reasons.py"/>
        <source>Why this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>Why this link is withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/start_page.py"/>
        <source>Winter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_texts.py"/>
        <source>With fewer than 13 points the limits are on trial. A gap is a gap, never nought.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/leaving.py"/>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_form.py"/>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>Withdraw link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/record_list.py"/>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/action_lines.py"/>
        <source>Without an owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Without the answers so far, so that they score alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Words in a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Words in a finding …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Words in an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>Words, an owner, what it helps …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>Workbooks (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>Workshop - DigiStrat Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/places.py"/>
        <source>Workshop view: one question, full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/reality.py"/>
        <source>Worsening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>Worth a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_values.py"/>
        <source>Write a day such as 4/12/2026 or 2026-12-04.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Write a package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>Write a package first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/suppositions.py"/>
        <source>Write a whole number above nought, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Write a whole number from 0 to 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Write down what came of it, with its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Write down what will not be done, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Write down whose need it meets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Write down why it serves the objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/page.py"/>
        <source>Write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/mark_form.py"/>
        <source>Write it down: a reader must be able to judge it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>Write the denominator too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>Write the numerator too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/rules.py"/>
        <source>Write the one aim of the strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>Write the value, or its numerator and denominator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Write the whole trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Write this assessment for a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_targets_typed.py"/>
        <source>Write “{part}” as a number and a month, such as “75 from April 2027”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/constraints/page.py"/>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>Yearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/messages.py"/>
        <source>You can go on. Copy the details and send them to whoever supports the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/canonical.py"/>
        <location filename="../../digistrat_desktop/storage/connection.py"/>
        <source>Your backups are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Your data could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>Your data stays as it is. Install the later version, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>Your last changes are not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/name_bar.py"/>
        <location filename="../../digistrat_desktop/ui/views/settings_page.py"/>
        <source>Your name in the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>Your organisation allows none of the frameworks installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>Your organisation asks for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>Your organisation does not allow data to be attached to reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <source>Your organisation lets packages be written under a password only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/exchange.py"/>
        <location filename="../../digistrat_desktop/services/library.py"/>
        <source>`digistrat list` shows what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>a baseline needs at least {fewest} points, not {fixed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>a cell holds more than {longest:,} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>a cell lies in column {column:,}; at most {most} can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>a cell lies in row {row:,}; at most {most:,} can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>a change to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>a concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>a finished initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>a name holds signs that turn the direction of reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>a name is longer than {longest} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part does not begin where it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part has a name that is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part inflates to more than {most} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part inflates to more than {times} times its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part is a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part is packed in an unusual way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part is shorter than it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>a part it needs is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>a part that should be a list is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>a part that should be text is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>a review date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>a sheet spans more than {most:,} cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>a text holds signs that cannot be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>a weak link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>above the target of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>above the upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>agreed exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/metric_form.py"/>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>an assessment that is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_values.py"/>
        <source>an endless value is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>an identifier is not written as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>an improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>an owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <source>an unknown time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>and {more} more cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>are done, and nothing shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>are not tied to all they concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>are tied to no outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>are {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>assessment.json, people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>assessment.json, record {number:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>audit.jsonl, event {number:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/owner.py"/>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>audit.jsonl, line 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>below the lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>below the target of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>better than the target of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>blank row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/section_model.py"/>
        <source>by a view only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>case for change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_captions.py"/>
        <source>change to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>change {length:,} of this trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_captions.py"/>
        <source>concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>confirm: hatched = reworded since it was agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <source>conflicts with {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>eight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>eleven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>equal to the target of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>files ending .{kind} are not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>financial year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>full form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>give no level and no reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>half-year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>half-years of a financial year are not kept; use quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/item_list.py"/>
        <source>has a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>has no confirmed strong link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>has no metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no complete baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>have no confirmed strong link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>have no metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no metric, so nobody could tell whether they are achieved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no owner and no mitigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no start or no end date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>have no target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <source>held against {initiatives}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>helps {helped} for {effort} effort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_captions.py"/>
        <source>hollow: provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_captions.py"/>
        <source>improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <source>in another window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>in no order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>in the half-year {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>in the quarter {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>in the {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>in {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>inside the usual range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>is {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>it begins with a byte order mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it belongs to another trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>it declares a document type, which no spreadsheet needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it differs from what its events make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>it does not begin as such a file does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it does not follow from the events before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it does not have the parts an event has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/owner.py"/>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it does not name the trail's owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it does not say which version it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it edits a record that is not there, or makes one twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it edits an assessment after its seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it ends in the middle of a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>it has more than {most_sheets} sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>it has more than {most} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it has other parts than a manifest has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it has other parts than it should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>it holds a cell at the place {reference!r}, which is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>it holds a count that is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it holds a file that no record speaks of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>it holds more than {most:,} cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it holds more than {most:,} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>it holds more than {most:,} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it holds other records than its events make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/reader_process.py"/>
        <source>it holds too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>it inflates to more than it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>it inflates to more than {most} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>it is damaged or of a kind that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it is larger than {largest} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/reader_process.py"/>
        <source>it is larger than {most_spreadsheet_bytes} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>it is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>it is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it is not a list of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it is not a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it is not an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it is not the manifest of a DigiStrat package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>it is protected by a password; remove the password and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/child.py"/>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it lists other files than the package holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>it makes a record into one of another kind or place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/strict_json.py"/>
        <source>it nests more than {deepest} levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>it says it holds more than {most:,} texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>it says too little or too much of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>its content does not have the fingerprint it is named by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>its content is not that of .{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>its content is not that of a .{kind} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>its content is not what the manifest says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>its hash is not a SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>its head is not where the trail ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>its list of sheets is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>its parts overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>its parts overlap or something stands before them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/reader_process.py"/>
        <source>its reader gave no proper answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>its text is encoded in an unusual way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>its version is {version}; this program knows version {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_model.py"/>
        <source>latest {latest}, {latest_when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>latest {value} ({period})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>leading metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>lifts a headline finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <source>limits, evidence, backup …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>link waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>links wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>lose their evidence soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/section_model.py"/>
        <source>marked for discussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>mean {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>name no need of a patient or member of staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>name not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>new limits begin there and wait for values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>nine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>no corporate or clinical objective is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>no due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>no initiative serves any objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>no limits to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>no reading yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>no readings yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>no review date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_model.py"/>
        <source>no target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>no two values stand next to each other, shown as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/figures_captions.py"/>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_model.py"/>
        <source>no value yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>no {noun}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/section_model.py"/>
        <source>not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>not reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/entries.py"/>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <location filename="../../digistrat_desktop/domain/edits/strategising.py"/>
        <source>objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>on {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>one action waits for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>one of at least {points} in a row above the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>one of at least {points} in a row below the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/owner.py"/>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>one of its parts is of the wrong kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/prescan.py"/>
        <source>one of its sheets is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>one of two in three close to the lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>one of two in three close to the upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>one series holds dates, or times, of one kind; this one mixes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>one series holds one kind of period; this one mixes {nouns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>p. 14</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>part of a fall of at least {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>part of a rise of at least {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>people have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>person has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_rules.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>principle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/reader_process.py"/>
        <source>reading it took too long, too much memory, or failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>record {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>rest on evidence past its shelf life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>review due since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>review on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>revises {shown}, which is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>row above the headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>row of another trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>row without a trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_exchange.py"/>
        <source>row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>serve no objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>serves no objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/alignment_card.py"/>
        <source>set strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>seven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>severe constraint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>sheet {name!r} has more than {most:,} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>sheet {name!r} has more than {most} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>short form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>shown below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/section_model.py"/>
        <source>shown by a document or data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>six</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>something stands after its end, or its end is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_delegate.py"/>
        <source>stale: latest {latest_when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_delegate.py"/>
        <source>stale: no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>strong link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>suppressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_card.py"/>
        <source>take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/take_over.py"/>
        <source>take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>target met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>target missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>target still met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>target still missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_model.py"/>
        <source>target {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>target {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>ten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>the baseline's period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>the baseline's source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>the baseline's value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>the change proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>the expected effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/reading.py"/>
        <source>the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>the file is damaged or of a kind that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>the formula has no value; open the file, let it calculate, and save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>the last {times} stay inside the usual range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>the latest {noun} cannot be judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>the latest {noun} is inside the usual range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>the target is {target}, not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/owner.py"/>
        <source>the trail belongs to another trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/sealing.py"/>
        <source>the trail of another desk, whose work was brought in; what was signed is kept here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>the trajectory has {count} values for {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>the value for {period} is {value}, not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/limits.py"/>
        <source>the values are too large to be averaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>the values that set them do not vary, shown as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>the year {year} is outside {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>there is no day {day}/{month}/{year} in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>there is no period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>there is no such {noun} in the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>too few for limits, shown as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>twelve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <source>two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>two parts have the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <source>unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>usual range {lower} to {upper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/section_model.py"/>
        <source>view only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>wait for a reading that is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>wait to be confirmed, since what they join was reworded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_model.py"/>
        <source>waiting for a reading. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>waits for itself in a circle, so mend that first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>were approved without costs by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>were not yet held against any initiative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/owner.py"/>
        <source>what it was copied from is not said as it must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>what the assessment covers was described differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>when saved: {was}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>whom it affects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_rules.py"/>
        <source>write a whole number from {fewest} to {most}, or leave it empty so that all points count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/import_words.py"/>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/next_best.py"/>
        <source>{actions} wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>{always} since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>{always}, {beside} {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>{always}; limits cannot be calculated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/item_list.py"/>
        <source>{answered} of {asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/supports.py"/>
        <source>{answered} of {asked} answered{shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{answers} lose their evidence before {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{answers} loses its evidence before {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{answers} was carried forward and not confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{answers} were carried forward and not confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>{answers}: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>{asked}, at least 12 characters. A lost password cannot be recovered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <source>{at} of {slides}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/movement_split.py"/>
        <source>{before} used the {form} form and {after} the {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>{counted:,} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/table_form.py"/>
        <source>{counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/page.py"/>
        <source>{counts}. Undo takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/tick_search.py"/>
        <source>{count} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/palette.py"/>
        <source>{count} found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{count} of {claims} are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{count} of {claims} is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>{count} of {total} alignment items moved up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>{count} of {total} alignment items slipped back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{count} of {total} initiatives do not fit what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{count} of {total} initiatives does not fit what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{count} shown as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>{count} {fate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>{count} {links} to be confirmed: an end was reworded since it was agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>{count}, {order}. {basis} Each assessed itself; this is not a ranking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/proposals_card.py"/>
        <source>{count}. What you decline is not proposed again; the reason is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>{day} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/rows.py"/>
        <source>{day} to {day_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/domain/days.py"/>
        <source>{day} {month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>{file}: {changes} would change something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>{findings} of those that matter most has no action.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>{findings} of those that matter most have no action.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/page.py"/>
        <source>{findings}, the most important first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{finding}: {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>{first} to {last} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>{folder} is read-only, so {name} cannot be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/check/standing_card.py"/>
        <source>{found} of {every} shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>{found} shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/text_field.py"/>
        <source>{full} and is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/text_field.py"/>
        <source>{full}; the rest was not taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{happened}; {judged}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>{held} Here you read a copy made {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/opening.py"/>
        <source>{held} Here you read the last verified backup, made {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/list_card.py"/>
        <source>{here} of {found} shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>{index} of {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>{initiatives} in the plan, and nothing ruled out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <source>{initiatives} not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/page.py"/>
        <source>{item_id} · {index} of {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{judged}, {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/reporting.py"/>
        <source>{kinds} of character could not be printed; its place says “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{kind} chart of {extent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>{label} is a {noun} and {other} is a {other_kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>{label} is a {noun}, and readings here are by {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>{label} may be a calendar or a financial year; write 2026/27</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_list.py"/>
        <source>{label}, shows {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>{label}, {form}. Last change {moment}{by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/evidence_form.py"/>
        <source>{label}: {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>{length} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>{lines} metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/rescue_page.py"/>
        <source>{local} at {local_2:%H:%M}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{means} improves and {names} do not: a means, not yet an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{means} improves and {names} does not: a means, not yet an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>{missing} not in the file {stays}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/domain/periods.py"/>
        <source>{month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>{moved}, {count} with new evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>{moved}; {count} slipped back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_order.py"/>
        <source>{names} waits for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>{names} was reworded since this link was agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>{names} were reworded since this link was agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_order.py"/>
        <source>{names}: a circle, so none of them can start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_model.py"/>
        <source>{names}: not tested yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/matrix_words.py"/>
        <source>{names}: nothing was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_source.py"/>
        <source>{name} (hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/analysing.py"/>
        <source>{name} cannot be analysed: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/amounts.py"/>
        <source>{name} cannot be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} cannot be “{raw}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/amounts.py"/>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} has a value of the wrong type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{name} has no owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{name} has no target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/amounts.py"/>
        <source>{name} has {year} twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/storage/packages/trail.py"/>
        <source>{name} holds signs that turn the direction of reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/differences.py"/>
        <source>{name} holds what no field can hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} holds {count:,} characters; at most {limit:,} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>{name} is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>{name} is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not a SHA-256 fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not a calendar date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not a date between 1900 and 2200.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not a plain number: “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not a point in time in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not a point in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} is not an identifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/disk_errors.py"/>
        <source>{name} is not there: the folder {folder} does not hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{name} is tied to no outcome it should move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_rules.py"/>
        <source>{name} must be 0, or from {fewest} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} must be a list of at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/amounts.py"/>
        <source>{name} must be a list of at most {most} years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} must be a whole number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name} must be yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_targets.py"/>
        <source>{name} needs a day and a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/amounts.py"/>
        <source>{name} needs a year and an amount in each row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/privacy_page.py"/>
        <source>{name} was removed from this computer, with {changes} of its record. The record ended with {head}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/review_page.py"/>
        <source>{name}, on the answer “{then}”. {comment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>{name}: NOT INTACT. The record {record} is not as the trail says it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>{name}: NOT INTACT. {wrong}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{name}: a reading is due; the latest is {latest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>{name}: a reading is due; there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>{name}: intact, {length} entries. End: {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/verifying.py"/>
        <source>{name}: intact. {changes} from first to last; every record agrees. End: {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/measuring.py"/>
        <source>{name}: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{name}: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{name}: {finding}, {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{name}: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>{name}: {value} at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/codecs.py"/>
        <source>{name}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{near} of the last {times} close to the lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{near} of the last {times} close to the upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{number} {unit} of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{objectives} fall with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{objectives} fall with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{objectives} falls with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{objectives} falls with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>{outcome} does not move with it yet: means, not end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>{outcome} improves too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/columns_card.py"/>
        <source>{over} more columns are read as proposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/unopened.py"/>
        <source>{page} Start an assessment for your trust, or open one from Home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/scoring_page.py"/>
        <source>{people} and {scores} so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_checks.py"/>
        <source>{period} is a {kind}, and the other rows are by {usual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_checks.py"/>
        <source>{period} is in row {row} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_checks.py"/>
        <source>{period} is in this row already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>{period} is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/measuring.py"/>
        <source>{period} is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{period}: {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{period}: {value}, {why}, target met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{period}: {value}, {why}, target missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{period}: {value}, {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>{place} holds a number that is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>{place} holds more than {longest:,} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/tabular/workbook.py"/>
        <source>{place} holds something of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>{place} holds {count} characters; at most {most} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>{place}: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <location filename="../../digistrat_desktop/services/importing_published.py"/>
        <source>{place}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_table.py"/>
        <source>{place}: “{cell}” is one day in Britain and another in America; write {period} or the day that is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/plain_columns.py"/>
        <source>{place}: “{text}” stands under no heading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{points}, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>{profile} has no runs of {run_length} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>{profile} takes a baseline of {fewest} to {most} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/standing.py"/>
        <source>{read_only_words}. Everything can be opened and read, nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>{readings} of another kind of period left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>{records} {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/together.py"/>
        <source>{records} {said}: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/derived_position.py"/>
        <source>{records} {verb} ({names})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/catalogue_form.py"/>
        <source>{roles}. {directions}. Reported {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>{rows} left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_rules.py"/>
        <source>{rules}; limits from the first {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{rule}: {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/atomic_file.py"/>
        <source>{safe} The new content is complete in {temporary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <location filename="../../digistrat_desktop/analysis/words.py"/>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>{said} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{said} and {left} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/saying.py"/>
        <source>{said} {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/saying.py"/>
        <source>{said}, {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_lines.py"/>
        <source>{said}. {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <location filename="../../digistrat_desktop/domain/saying.py"/>
        <source>{said}; {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/exchange_card.py"/>
        <source>{same} would not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/workshop.py"/>
        <source>{sentence_case} answered alone. Press R to show what they said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/group/page.py"/>
        <source>{sentence_case} by name are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>{sentence_case} changed; {slipped} slipped back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/causes_card.py"/>
        <source>{sentence_case} still to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/progress/moves_card.py"/>
        <source>{sentence_case} still {verb} a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <location filename="../../digistrat_desktop/analysis/principles.py"/>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <location filename="../../digistrat_desktop/domain/saying.py"/>
        <source>{sentence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{severity}, and the strategy does not mention it: {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/home_cards.py"/>
        <source>{short_day} at {moment:%H:%M}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/position.py"/>
        <source>{shown} of {claimed} shown by a document or data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>{shown} until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{shown}; {count} are stated only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{shown}; {count} is stated only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>{then}; {now}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/spc/rows.py"/>
        <source>{time:%H:%M} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{times} in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{times} in a row above the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{times} in a row below the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{titles} fall with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{titles} falls with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{title} ({day})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{title} cannot be done in {year} beside what is kept: {short} short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>{title} is getting worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title} is shown only until {day}, before {by}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/audit/signing_page.py"/>
        <source>{title} is signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title} is {level} on a view only: stated, not yet shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title} is {level} on evidence past its shelf life: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title} moved from {before} to {after} without new evidence or a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title} slipped from {before} to {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{title} waits for {other}, which does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title} was to be {target} by {day}; the answer is: {now}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>{title}, and leaves out {constraints}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports_page.py"/>
        <source>{title}, as at {as_of}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/headline.py"/>
        <source>{title}, but leaves out {constraints}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/slides.py"/>
        <source>{title}, item by item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/help_page.py"/>
        <location filename="../../digistrat_desktop/ui/views/lens/page.py"/>
        <source>{title}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/main_window.py"/>
        <source>{title}, {as_of} - {name} - DigiStrat Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/kit/section_model.py"/>
        <source>{title}, {progress} answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{title}: {level} is stated, not yet shown. No evidence is linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{title}: {level} is stated; what is linked shows {supported}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{title}: {level}, shown until {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>{title}: {severity}, without an owner and a mitigation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>{title}: “{label}” without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/exchange/page.py"/>
        <source>{trust} was brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/file_lock.py"/>
        <source>{user} on {machine}, since {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/actions/asked_card.py"/>
        <source>{values} changed here after the workbook was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_preview.py"/>
        <source>{values} {fate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>{value} % is outside 0 to 100 %: look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{value} (provisional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_scale.py"/>
        <source>{value} as a percentage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>{value} in every {noun}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>{value} in every {noun} reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>{value} in {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{value} is above the usual range, which ends at {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>{value} is above {most}, the most this metric can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{value} is below the usual range, which ends at {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/measuring_edits.py"/>
        <source>{value} is below {least}, the least this metric can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_unlimited.py"/>
        <source>{value} on every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>{value} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/preview_table.py"/>
        <source>{value}, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/system/safe_zip.py"/>
        <source>{what} could not be read safely: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_remarks.py"/>
        <source>{what}: {periods}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/reports/preview_card.py"/>
        <source>{words} of the report as a picture; the file holds the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/overview.py"/>
        <source>{words} · last import {short_day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/metrics/listing.py"/>
        <source>{words} · {stale} stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/metric_words.py"/>
        <source>{words}, now outside the usual range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/importing_rows.py"/>
        <source>{words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>{words}: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/claims.py"/>
        <source>{words}: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/assess/supports.py"/>
        <source>{words}; less than is claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_model.py"/>
        <source>~ Exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>£{number} of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_values.py"/>
        <source>“TRUE” or “FALSE” is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_values.py"/>
        <source>“{day}” is a date, not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/edits/auditing.py"/>
        <source>“{label}” needs a comment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/checking.py"/>
        <location filename="../../digistrat_desktop/services/recipes.py"/>
        <source>“{name}” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_values.py"/>
        <source>“{number:g}” is too large to be a reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/amounts.py"/>
        <source>“{raw}” is not a financial year; write it as 2026/27.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_values.py"/>
        <source>“{shown}” is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_values.py"/>
        <source>“{text}” is none of: {labels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_values.py"/>
        <source>“{text}” is not a day. {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/metric_targets_typed.py"/>
        <source>“{text}” is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/domain/written_periods.py"/>
        <source>“{text}” is not one week, month, quarter or year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/assessed.py"/>
        <source>“{title}” ({day})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” conflicts with the principle “{principle}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>“{title}” does not say {unsaid} and is tied to {none}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>“{title}” does not say {unsaid}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_order.py"/>
        <source>“{title}” ends on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>“{title}” has no complete baseline, so no gain could be shown later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” has no metric, so nobody could tell whether it is achieved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” has no owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>“{title}” has no start or no end date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>“{title}” is blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>“{title}” is done, and nothing shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/strategy_map.py"/>
        <source>“{title}” is held only by {held}: {links}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” is said to serve “{objective}” with strength {strength}, without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” is served by no initiative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>“{title}” is tied to {loose}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>“{title}” is tied to {none}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>“{title}” is {status} without costs by year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” names no need of a patient or member of staff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>“{title}” rests on {names}, which do not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>“{title}” rests on {names}, which does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/case_checks.py"/>
        <source>“{title}” says all it should; to be reviewed on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” serves no objective.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_order.py"/>
        <source>“{title}” starts on {day}, before {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>“{title}” waits for {names}, which was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>“{title}” waits for {names}, which were stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/services/action_taking.py"/>
        <source>“{title}” was changed here since the file was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/acted.py"/>
        <source>“{title}” was due on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/strategic.py"/>
        <source>“{title}” was not yet held against any initiative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/measured.py"/>
        <source>“{title}” was to be reviewed on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/findings/planned.py"/>
        <source>“{title}” was to end on {day} and is {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/analysis/reality_words.py"/>
        <source>“{title}” would rest on nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/presenting/charts_window.py"/>
        <source>← → or Page Up, Page Down: chart   ·   F11: window or full screen   ·   Esc: leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_model.py"/>
        <source>◆ Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/charts/trend_view.py"/>
        <source>○ hollow: provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/strategy/principles_model.py"/>
        <source>✓ Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../digistrat_desktop/ui/views/saved_state.py"/>
        <source>✓ Saved {at:%H:%M}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
