package org.terreau.onboarding;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** The next step of an incubator that begins, for who leads it or administers the site. */
@Component
class BeginningsToday extends WaitingList {

    private final Beginnings beginnings;

    BeginningsToday(Beginnings beginnings) {
        super(
                "premiers-pas",
                905,
                Beginnings.PATH,
                actor -> actor.administrator()
                        || !Reader.incubators(actor, Role.LEAD).isEmpty());
        this.beginnings = beginnings;
    }

    @Override
    public Waiting waiting(Reader reader) {
        List<Awaited> lines = beginnings.waiting(reader.actor()).stream()
                .map(begun -> line(begun, reader))
                .toList();
        return Waiting.first(lines, reader.most());
    }

    private static Awaited line(Beginnings.Begun begun, Reader reader) {
        String next = begun.next().map(Beginnings.Step::code).orElse("marque");
        return new Awaited(
                reader.words().t("onboarding.today", begun.incubator().title(), begun.left()),
                null,
                reader.words().t("onboarding.today.why", reader.words().t("onboarding.step." + next)),
                null,
                null,
                new Awaited.Action(reader.words().t("onboarding.today.do"), begun.path()));
    }
}
