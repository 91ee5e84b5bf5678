package org.terreau.support.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.support.CoachAdvice;
import org.terreau.support.CoachReport;
import org.terreau.support.Mandates;
import org.terreau.support.Skill;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The report of a mandate of coaching.
 *
 * @param report null while nobody wrote it
 */
public record ReportPage(Mandates.Detail detail, @Nullable CoachReport report, boolean writes, Form form) {

    static Form stored(@Nullable CoachReport report) {
        if (report == null) return Form.EMPTY;
        Map<String, String> values = new HashMap<>();
        for (int at = 0; at < Skill.ALL.size(); at++) {
            String code = Skill.ALL.get(at).code();
            values.put("avant-" + code, written(report.before().get(at)));
            values.put("apres-" + code, written(report.after().get(at)));
        }
        values.put("reste", report.remains());
        values.put("conseil", report.advice().code());
        return Form.filled(values);
    }

    private static String written(int mark) {
        return mark == CoachReport.UNKNOWN ? "" : String.valueOf(mark);
    }

    /** A mark of the report as it is told; a dash for what nobody judged. */
    public static String told(int mark) {
        return mark == CoachReport.UNKNOWN ? "–" : String.valueOf(mark);
    }

    public static Map<String, String> marks(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int mark = 0; mark <= Skill.MOST; mark++)
            options.put(String.valueOf(mark), ui.t("support.report.mark." + mark));
        return options;
    }

    public static Map<String, String> advices(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (CoachAdvice advice : CoachAdvice.values())
            options.put(advice.code(), ui.t("support.report.advice." + advice.code()));
        return options;
    }
}
