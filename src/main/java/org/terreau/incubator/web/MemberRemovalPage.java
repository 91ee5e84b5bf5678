package org.terreau.incubator.web;

import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Members;
import org.terreau.web.Form;

public record MemberRemovalPage(
        IncubatorId incubator, String title, Members.Member member, Members.Post post, Form form) {

    public String people() {
        return MembersPage.path(incubator);
    }

    public String path() {
        return people() + "/" + member.id() + "/" + post.code() + "/retrait";
    }
}
