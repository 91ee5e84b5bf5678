package org.terreau.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.terreau.follow.Followable;
import org.terreau.follow.Topic;
import org.terreau.incubator.Themes;

/** Themes may be followed: what happens to any problem of the theme is told. */
@Component
class FollowableThemes implements Followable {

    private static final String KIND = "theme";

    private final MessageSource messages;

    FollowableThemes(MessageSource messages) {
        this.messages = messages;
    }

    static Topic topic(String theme) {
        return new Topic(KIND, theme);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Described> describe(Collection<String> ids, Locale language) {
        Map<String, Described> described = new TreeMap<>();
        for (String theme : ids)
            if (Themes.known(theme))
                described.put(
                        theme,
                        new Described(
                                messages.getMessage("incubator.theme." + theme, null, language),
                                "/problemes?theme=" + theme,
                                false));
        return described;
    }
}
