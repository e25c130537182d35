package org.safeconduct.identity.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.safeconduct.identity.UnsentForm;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A form that waited for a proof anew waits no longer once its writer has sent it. */
@Component
class KeptFormSent implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod())) {
            Person.of(SecurityContextHolder.getContext().getAuthentication())
                    .flatMap(person -> UnsentForm.of(request, person.caller()))
                    .filter(kept -> kept.path().equals(request.getServletPath()))
                    .ifPresent(sent -> UnsentForm.forget(request));
        }
        return true;
    }
}
