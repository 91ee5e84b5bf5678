package org.terreau.committee.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.committee.Committee;
import org.terreau.committee.Evidence;
import org.terreau.committee.Packs;
import org.terreau.impact.Cell;
import org.terreau.impact.Quality;
import org.terreau.portfolio.PhaseKind;
import org.terreau.web.Form;
import org.terreau.web.Picture;

/**
 * An evidence pack, live or frozen.
 *
 * @param form the staff's message to the team
 * @param room of the first page
 * @param pictures for paper, of the charts that have a value: by the code of the result, and `cout-` with that of the cost
 */
public record EvidencePage(Packs.View view, Form form, Map<String, Picture> pictures, Room room) {

    public EvidencePage {
        pictures = Map.copyOf(pictures);
    }

    /** The product owes the public living figures, and none of those of the pack is of the last two periods. */
    public boolean silent() {
        String phase = evidence().head().phase();
        return phase != null
                && PhaseKind.of(phase).filter(PhaseKind::owesStats).isPresent()
                && evidence().quality().stream()
                        .anyMatch(part -> part.code().equals(Quality.FRESHNESS) && part.done() == 0);
    }

    /** On the screen, where charts are drawn. */
    EvidencePage(Packs.View view, Form form) {
        this(view, form, Map.of(), Room.WIDE);
    }

    public Evidence evidence() {
        return view.evidence();
    }

    public Committee committee() {
        return view.committee();
    }

    public String path() {
        return view.committee().path();
    }

    /** Of this very version. */
    public String file(String ending) {
        Packs.Version version = view.version();
        return path()
                + ending
                + (version == null || version.reopenedAt() == null ? "" : "?version=" + version.number());
    }

    /** Taken back since: another one is in effect, or the pack is live again. */
    public boolean former() {
        Packs.Version version = view.version();
        return version != null && version.reopenedAt() != null;
    }

    /** Those that stand on the first page. */
    public List<Evidence.Promise> firstPromises() {
        return evidence().promises().stream().limit(room.promises()).toList();
    }

    public int otherPromises() {
        return evidence().promises().size() - firstPromises().size();
    }

    /** The trades of the team that somebody fills, each once. */
    public List<String> filled() {
        return evidence().crew().roles().stream()
                .filter(Evidence.Role::filled)
                .map(Evidence.Role::trade)
                .distinct()
                .toList();
    }

    /** The beginning of a text, up to so many signs, cut between two words. */
    public static String inShort(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) return text;
        String start = text.substring(0, text.offsetByCodePoints(0, most));
        int word = start.lastIndexOf(' ');
        return (word > most / 2 ? start.substring(0, word) : start).strip() + "…";
    }

    /** The cells of the matrix with their results, those without one included. */
    public Map<String, List<Evidence.Result>> matrix() {
        Map<String, List<Evidence.Result>> matrix = new LinkedHashMap<>();
        for (Cell cell : Cell.values())
            matrix.put(
                    cell.code(),
                    evidence().results().stream()
                            .filter(result -> result.cell().equals(cell.code()))
                            .toList());
        return matrix;
    }
}
