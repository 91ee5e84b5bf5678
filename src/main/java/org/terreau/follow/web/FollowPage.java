package org.terreau.follow.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.terreau.follow.Followable;
import org.terreau.follow.Rhythm;
import org.terreau.follow.Topic;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** Before a topic is followed. */
public record FollowPage(Topic topic, Followable.Described described, Form form) {

    public static Map<String, String> rhythms(Ui ui) {
        Map<String, String> rhythms = new LinkedHashMap<>();
        for (Rhythm rhythm : Rhythm.values()) rhythms.put(rhythm.code(), ui.t("follow.rhythm." + rhythm.code()));
        return rhythms;
    }
}
