package org.terreau.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Refused;
import org.terreau.web.ReadingRoom;
import org.terreau.web.TableFile;

/**
 * A list of the members of a tool, pasted or sent as a table: with a header that names its columns, or one login a line
 * (FIELD 4.5). A separator, a mark of order and upper case change nothing.
 */
@Component
class MembersFile {

    /** Most lines, and longest text, in characters. */
    static final int LINES = 5_000;

    static final int LONGEST = 300_000;

    private static final int COLUMNS = 60;
    private static final String FIELD = "lignes";

    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        for (String one :
                List.of("courriel", "email", "e-mail", "mail", "adresse", "adresse electronique", "email address"))
            NAMES.put(one, "email");
        for (String one : List.of("identifiant", "login", "username", "user", "utilisateur", "pseudonyme", "pseudo"))
            NAMES.put(one, "login");
        for (String one : List.of("nom", "name", "full name", "nom complet", "display name")) NAMES.put(one, "name");
        for (String one : List.of("niveau", "role", "level", "droits", "permission")) NAMES.put(one, "level");
        for (String one : List.of(
                "derniere activite", "last activity", "last_activity", "last active", "last seen", "last_login"))
            NAMES.put(one, "active");
    }

    private static final Map<String, Level> LEVELS = Map.of(
            "admin", Level.ADMIN,
            "administrateur", Level.ADMIN,
            "administration", Level.ADMIN,
            "owner", Level.ADMIN,
            "proprietaire", Level.ADMIN,
            "lecture", Level.READ,
            "read", Level.READ,
            "viewer", Level.READ,
            "ecriture", Level.WRITE,
            "member", Level.WRITE);

    private final ReadingRoom room;

    MembersFile(ReadingRoom room) {
        this.room = room;
    }

    /**
     * A member.
     *
     * @param login that tells the account, in lower case
     * @param email in lower case; empty where the list says none
     */
    record Member(
            String login,
            String email,
            String name,
            @Nullable Level level,
            @Nullable LocalDate active) {}

    /** The members, and the lines that say none or say one again. */
    record Read(List<Member> members, int left) {

        Read {
            members = List.copyOf(members);
        }
    }

    /**
     * Reads a list; not within a transaction.
     *
     * @throws Refused on `lignes` when it is empty, too long or no table
     */
    Read read(String text, AccountKey key) {
        if (text.isBlank()) throw new Refused(FIELD, "access.reading.empty");
        if (text.length() > LONGEST) throw new Refused(FIELD, "access.long", LONGEST);
        List<List<String>> rows = rows(text);
        if (rows.size() > LINES) throw new Refused(FIELD, "access.reading.many", LINES);
        Map<String, Integer> columns = columns(rows.isEmpty() ? List.of() : rows.get(0));
        boolean header = columns.containsKey("email") || columns.containsKey("login");
        if (!header) columns = Map.of(key == AccountKey.EMAIL ? "email" : "login", 0);
        List<Member> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int left = 0;
        for (List<String> row : header ? rows.subList(1, rows.size()) : rows) {
            Member member = member(row, columns, key);
            if (member.login().isEmpty() || !seen.add(member.login())) left++;
            else members.add(member);
        }
        if (members.isEmpty()) throw new Refused(FIELD, "access.reading.empty");
        return new Read(members, left);
    }

    private List<List<String>> rows(String text) {
        try {
            return room.read(
                    TableFile.READING,
                    meter -> TableFile.read(text.getBytes(StandardCharsets.UTF_8), LINES + 2, COLUMNS, meter));
        } catch (IOException unreadable) {
            throw new Refused(FIELD, "access.reading.unreadable");
        }
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < header.size(); at++) {
            String name = NAMES.get(plain(header.get(at)));
            if (name != null) columns.putIfAbsent(name, at);
        }
        return columns;
    }

    private static Member member(List<String> row, Map<String, Integer> columns, AccountKey key) {
        String email = cell(row, columns, "email").toLowerCase(Locale.ROOT);
        String login = cell(row, columns, "login").toLowerCase(Locale.ROOT);
        if (login.startsWith("@")) login = login.substring(1);
        if (!email.contains("@")) email = "";
        boolean byEmail = key == AccountKey.EMAIL || login.isEmpty();
        return new Member(
                byEmail && !email.isEmpty() ? email : login,
                email,
                cell(row, columns, "name"),
                LEVELS.get(plain(cell(row, columns, "level"))),
                day(cell(row, columns, "active")));
    }

    private static String cell(List<String> row, Map<String, Integer> columns, String column) {
        Integer at = columns.get(column);
        String text = at == null || at >= row.size() ? "" : row.get(at).strip();
        return text.length() > ToolTyped.LINE ? "" : text;
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return written.length() < 10 ? null : LocalDate.parse(written.substring(0, 10));
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    /** Lower case, without accents and the mark of order that spreadsheets write first. */
    static String plain(String text) {
        return Normalizer.normalize(text.replace("\uFEFF", ""), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** An address as its mailbox has it: in lower case, without what follows a plus. */
    static String mailbox(String email) {
        String plain = email.strip().toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        int plus = plain.indexOf('+');
        return plus > 0 && plus < at ? plain.substring(0, plus) + plain.substring(at) : plain;
    }
}
