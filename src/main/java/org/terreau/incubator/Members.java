package org.terreau.incubator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.identity.SignInLinks;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Words;

/** Those who work for an incubator or sit on its committee: named and withdrawn by its leads and by administrators. */
@Service
public class Members {

    private static final int LINE = 150;

    private final Accounts accounts;
    private final Incubators incubators;
    private final SignInLinks links;
    private final Outbox outbox;
    private final Languages languages;

    Members(Accounts accounts, Incubators incubators, SignInLinks links, Outbox outbox, Languages languages) {
        this.accounts = accounts;
        this.incubators = incubators;
        this.links = links;
        this.outbox = outbox;
        this.languages = languages;
    }

    /** What one may do for an incubator, under the code by which addresses and forms know it. */
    public enum Post {
        LEAD("responsable", Role.LEAD),
        COACH("coach", Role.COACH),
        STAFF("equipe", Role.STAFF),
        COMMITTEE("comite", Role.COMMITTEE_MEMBER);

        private final String code;
        private final Role role;

        Post(String code, Role role) {
            this.code = code;
            this.role = role;
        }

        public String code() {
            return code;
        }

        public static Optional<Post> of(String code) {
            return Arrays.stream(values())
                    .filter(post -> post.code.equals(code))
                    .findFirst();
        }

        private Grant in(IncubatorId incubator) {
            return new Grant(role, incubator.value());
        }
    }

    /** @param email shown to leads and administrators alone */
    public record Member(AccountId id, String name, String email, Set<Post> posts) {

        public Member {
            posts = Set.copyOf(posts);
        }

        /** In the order of the posts. */
        public List<Post> held() {
            return Arrays.stream(Post.values()).filter(posts::contains).toList();
        }
    }

    /** By name. Those who administer the whole installation are not told here. */
    @Transactional(readOnly = true)
    public List<Member> list(IncubatorId incubator, Actor actor) {
        read(incubator, actor);
        Role[] roles = Arrays.stream(Post.values()).map(post -> post.role).toArray(Role[]::new);
        List<Member> members = new ArrayList<>();
        for (Accounts.Account account : accounts.holding(incubator.value(), roles)) {
            Set<Post> posts = EnumSet.noneOf(Post.class);
            for (Post post : Post.values()) if (account.grants().contains(post.in(incubator))) posts.add(post);
            if (!posts.isEmpty())
                members.add(
                        new Member(account.id(), account.name(), account.email().value(), posts));
        }
        return members;
    }

    private Incubator read(IncubatorId incubator, Actor actor) {
        actor.mustHave(incubator.value(), Role.LEAD);
        return incubators.find(incubator).orElseThrow(() -> new NotFound("incubator", incubator));
    }

    /**
     * Names somebody, who is told by e-mail with a link that signs them in.
     *
     * @throws Refused naming the fields `nom`, `courriel`, `role`
     */
    @Transactional
    public void name(IncubatorId id, String name, String email, String role, Actor actor) {
        Incubator incubator = read(id, actor);
        List<Refused.Problem> problems = new ArrayList<>();
        if (name.isEmpty() || !OneLine.fits(name, LINE))
            problems.add(Refused.Problem.of("nom", "incubator.members.name.needed", LINE));
        EmailAddress.problem(email, "courriel", "incubator.members.email.wrong").ifPresent(problems::add);
        Post post = Post.of(role).orElse(null);
        if (post == null) problems.add(Refused.Problem.of("role", "incubator.members.role.needed"));
        if (post == null || !problems.isEmpty()) throw new Refused(problems);
        AccountId account = accounts.open(new EmailAddress(email), name);
        Accounts.Account known = accounts.byId(account).orElseThrow(() -> new NotFound("account", account));
        if (known.grants().contains(post.in(id))) throw new Refused("courriel", "incubator.members.already");
        accounts.grant(account, post.in(id), actor);
        Words words = languages.in(known.language());
        outbox.send(new Message(
                known.email(),
                "incubator-member",
                words.t("incubator.mail.member.subject", incubator.title()),
                words.t(
                        "incubator.mail.member.text",
                        known.name(),
                        actor.name(),
                        incubator.title(),
                        words.t("incubator.post." + post.code()),
                        words.t("incubator.post." + post.code() + ".what"),
                        links.leadingTo(
                                account, post == Post.COMMITTEE ? "/dossiers-de-preuves" : "/dossiers/tableau"))));
    }

    /** Somebody who holds this post, or NotFound. */
    @Transactional(readOnly = true)
    public Member holding(IncubatorId incubator, AccountId account, Post post, Actor actor) {
        return list(incubator, actor).stream()
                .filter(member -> member.id().equals(account) && member.posts().contains(post))
                .findFirst()
                .orElseThrow(() -> new NotFound("member", account));
    }

    /**
     * Withdraws a post. What is in this person's charge stays in their name until it is given to somebody else.
     *
     * @throws Refused when a lead would leave their own incubator without being able to come back
     */
    @Transactional
    public void withdraw(IncubatorId incubator, AccountId account, Post post, Actor actor) {
        holding(incubator, account, post, actor);
        if (post == Post.LEAD && account.equals(actor.id()) && !actor.administrator())
            throw new Refused("", "incubator.members.oneself");
        accounts.revoke(account, post.in(incubator), actor);
    }

    /** Nobody holds a post yet. */
    @Transactional(readOnly = true)
    public boolean none(IncubatorId incubator, Actor actor) {
        return list(incubator, actor).isEmpty();
    }

    /** For who writes the subject of a letter or a file. */
    @Transactional(readOnly = true)
    public String title(IncubatorId incubator, Actor actor) {
        return read(incubator, actor).title();
    }

    /** The posts that a form offers, by code. */
    public static Map<String, String> posts(Words words) {
        Map<String, String> posts = new LinkedHashMap<>();
        for (Post post : Post.values()) posts.put(post.code(), words.t("incubator.post." + post.code()));
        return posts;
    }
}
