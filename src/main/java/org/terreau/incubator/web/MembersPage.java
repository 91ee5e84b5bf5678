package org.terreau.incubator.web;

import java.util.List;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Members;
import org.terreau.web.Form;

public record MembersPage(IncubatorId incubator, String title, List<Members.Member> members, Form form) {

    public MembersPage {
        members = List.copyOf(members);
    }

    static String path(IncubatorId incubator) {
        return SettingsController.path(incubator) + "/personnes";
    }

    public String path() {
        return path(incubator);
    }

    public String settings() {
        return SettingsController.path(incubator);
    }

    public String removal(Members.Member member, Members.Post post) {
        return path() + "/" + member.id() + "/" + post.code() + "/retrait";
    }
}
