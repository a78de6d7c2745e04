package org.passportsync.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a handler of ours where its visitor has the role that the handler needs. */
final class RoleGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !ours(method)) {
            return true;
        }
        if (method.hasMethodAnnotation(ForEverybody.class)) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw new AccessDeniedException("the handler does not say which role it needs");
        }
        Visitor visitor = Visitors.current(request);
        if (!visitor.may(needs.value())) {
            throw new AccessDeniedException("this needs the role " + needs.value() + "; "
                    + visitor.user().name() + " is " + visitor.user().role()
                    + ". An administrator can give you another role");
        }
        return true;
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.passportsync");
    }
}
