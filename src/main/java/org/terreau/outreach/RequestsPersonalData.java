package org.terreau.outreach;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;

/**
 * Call-back requests as personal data. One that waits is withdrawn; of one that was closed, its dates and its state stay
 * for the figures, and neither the person nor what they wrote.
 */
@Component
class RequestsPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    RequestsPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String module() {
        return "outreach";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        return jdbc.sql("""
                        select reference, name, email, telephone, organisation, message, state, received_at, answer
                        from call_back_request where email = :email order by received_at, reference
                        """)
                .param("email", person.email().value())
                .query((row, ignored) -> {
                    Map<String, String> request = new TreeMap<>();
                    request.put("demande", row.getString("reference"));
                    request.put("nom", row.getString("name"));
                    request.put("adresse", row.getString("email"));
                    request.put("telephone", row.getString("telephone"));
                    request.put("organisation", row.getString("organisation"));
                    request.put("message", row.getString("message"));
                    request.put("etat", row.getString("state"));
                    request.put(
                            "recue_le",
                            row.getTimestamp("received_at").toInstant().toString());
                    String answer = row.getString("answer");
                    if (answer != null) request.put("reponse", answer);
                    return request;
                })
                .list();
    }

    @Override
    public int erase(Person person) {
        int withdrawn = jdbc.sql("delete from call_back_request where email = :email and state = :open")
                .param("email", person.email().value())
                .param("open", RequestState.TO_ANSWER.code())
                .update();
        jdbc.sql("""
                        delete from call_back_note
                        where reference in (select reference from call_back_request where email = :email)
                        """).param("email", person.email().value()).update();
        return withdrawn
                + jdbc.sql("""
                                update call_back_request
                                set name = :nobody, email = '', telephone = '', message = '', answer = null,
                                    search = lower(reference)
                                where email = :email
                                """)
                        .param("nobody", NOBODY)
                        .param("email", person.email().value())
                        .update();
    }
}
