package org.terreau.operation.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.mail.MailCare;
import org.terreau.shared.Slice;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** @param form what narrows the list, as the address has it */
public record MailPage(MailCare.Counts counts, Slice<MailCare.Line> lines, Form form) {

    public Map<String, String> states(Ui ui) {
        Map<String, String> states = new LinkedHashMap<>();
        for (MailCare.State state : MailCare.State.values())
            states.put(state.code(), ui.t("operation.mail.state." + state.code()));
        return states;
    }

    public MailCare.State[] all() {
        return MailCare.State.values();
    }

    public String again(MailCare.Line line) {
        return OperationTab.MAIL.path() + "/" + line.id() + "/renvoi";
    }

    public String abandon(MailCare.Line line) {
        return OperationTab.MAIL.path() + "/" + line.id() + "/abandon";
    }

    /** It was refused, and its text is still there. */
    public boolean mayGoAgain(MailCare.Line line) {
        return line.state() == MailCare.State.FAILED && line.kept();
    }

    public boolean mayBeAbandoned(MailCare.Line line) {
        return line.state() == MailCare.State.FAILED || line.state() == MailCare.State.WAITING;
    }

    public static String tone(MailCare.State state) {
        return switch (state) {
            case WAITING -> "info";
            case FAILED -> "error";
            case SENT -> "success";
            case ABANDONED -> "";
        };
    }
}
