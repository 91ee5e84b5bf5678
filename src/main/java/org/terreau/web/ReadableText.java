package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses, for every route, the signs that no field can hold: control signs anywhere, a line break in what narrows a list
 * or names a page, or is typed on one line. Browsers send none of them. In a {@link Form}, a line break is told beside its
 * field.
 */
@Component
class ReadableText implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** More pages than any list has. */
    private static final int MOST_DIGITS = 7;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean lines = handler instanceof HandlerMethod method
                && (READING.contains(request.getMethod())
                        ? method.hasMethodAnnotation(SeveralLines.class)
                        : takesForm(method));
        boolean writes = !READING.contains(request.getMethod());
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet())
            if (!readable(field.getKey(), false)
                    || !Stream.of(field.getValue())
                            .allMatch(text -> readable(text, lines || writes && LongFields.holds(field.getKey())))
                    || field.getKey().equals("page") && field.getValue()[0].length() > MOST_DIGITS)
                throw new UnreadableText();
        return true;
    }

    private static boolean takesForm(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> MultiValueMap.class.isAssignableFrom(parameter.getParameterType()));
    }

    private static boolean readable(String text, boolean lines) {
        return text.chars()
                .allMatch(sign -> !Character.isISOControl(sign)
                        || sign == '\t'
                        || lines && (sign == '\n' || sign == '\r' || sign == '\f'));
    }
}
