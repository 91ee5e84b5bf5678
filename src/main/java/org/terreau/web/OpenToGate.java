package org.terreau.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotIdentified;

/** Lets a request through to a controller of ours only if its {@link OpenTo} includes the one who asks. */
@Component
class OpenToGate implements HandlerInterceptor {

    private final CurrentViewer current;

    OpenToGate(CurrentViewer current) {
        this.current = current;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().startsWith("org.terreau")) return true;
        OpenTo onMethod = method.getMethodAnnotation(OpenTo.class);
        OpenTo openTo = onMethod != null ? onMethod : method.getBeanType().getAnnotation(OpenTo.class);
        if (openTo == null) throw new NotAllowed("route without @OpenTo: " + method);
        if (openTo.value() == OpenTo.Audience.EVERYONE) return true;
        boolean included = openTo.value().includes(current.viewer());
        if (!included && openTo.value() == OpenTo.Audience.KEY_HOLDER) throw new NotIdentified(request.getRequestURI());
        if (!included) throw new NotAllowed(request.getRequestURI());
        return true;
    }
}
