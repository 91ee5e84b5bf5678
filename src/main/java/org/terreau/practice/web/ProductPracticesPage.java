package org.terreau.practice.web;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.practice.MeasuredPractices;
import org.terreau.practice.Practice;
import org.terreau.practice.PracticeTopic;
import org.terreau.practice.Practices;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * The good practices asked of a product, and what it shows.
 *
 * @param measured what is measured of them, by the number of the practice
 * @param open number of the practice whose form comes back refused; 0 for none
 */
public record ProductPracticesPage(
        Product product,
        List<Practice.Line> lines,
        Map<Long, MeasuredPractices.Measure> measured,
        Form typed,
        long open,
        boolean conflict,
        Map<AccountId, String> team,
        Actor me,
        LocalDate today) {

    public ProductPracticesPage {
        lines = List.copyOf(lines);
        measured = Map.copyOf(measured);
        team = Collections.unmodifiableMap(new LinkedHashMap<>(team));
    }

    public static PracticeTopic[] topics() {
        return PracticeTopic.values();
    }

    public List<Practice.Line> about(PracticeTopic topic) {
        return lines.stream().filter(line -> line.practice().topic() == topic).toList();
    }

    /** What is said and what is measured are not the same: to be settled by people. */
    public boolean disagrees(Practice.Line line) {
        MeasuredPractices.Measure measure = measured.get(line.practice().id());
        Practice.Answer answer = line.answer();
        if (measure == null || answer == null) return false;
        return answer.state().equals("fait") && !measure.met();
    }

    public long due() {
        return lines.stream().filter(Practice.Line::due).count();
    }

    public long missing() {
        return lines.stream()
                .filter(line -> line.missing() && line.practice().mandatory())
                .count();
    }

    public long shown() {
        return lines.stream()
                .filter(line -> line.due() && line.answer() != null)
                .count();
    }

    /** What was typed, or what is known. */
    public Form form(Practice.Line line) {
        long id = line.practice().id();
        if (open == id) return typed;
        Practice.Answer answer = line.answer();
        Map<String, String> values = new LinkedHashMap<>();
        if (answer == null) {
            values.put("version", "0");
            values.put("date-" + id, String.valueOf(today));
            answered(values, id, me.id(), me.name());
        } else {
            values.put("version", String.valueOf(answer.version()));
            values.put("etat-" + id, answer.state());
            values.put("preuve-" + id, answer.evidence());
            values.put("lien-" + id, answer.link());
            values.put("date-" + id, String.valueOf(answer.on()));
            answered(values, id, answer.member(), answer.owner());
        }
        return Form.filled(values);
    }

    /** Who answers: one of the team, or somebody else by name. */
    private void answered(Map<String, String> values, long id, @Nullable AccountId owner, String name) {
        if (owner != null && team.containsKey(owner)) values.put("responsable-" + id, String.valueOf(owner.value()));
        else {
            values.put("responsable-" + id, Practices.SOMEBODY_ELSE);
            values.put("nom-" + id, name);
        }
    }

    /** Who may answer for a practice: those of the team, or somebody else. */
    public Map<String, String> owners(Ui ui) {
        Map<String, String> owners = new LinkedHashMap<>();
        team.forEach((account, name) -> owners.put(String.valueOf(account.value()), name));
        owners.put(Practices.SOMEBODY_ELSE, ui.t("practice.owner.other"));
        return owners;
    }

    public static Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (String state : List.of("fait", "sans-objet")) states.put(state, ui.t("practice.state." + state));
        return states;
    }
}
