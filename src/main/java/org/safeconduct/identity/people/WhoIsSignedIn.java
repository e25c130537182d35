package org.safeconduct.identity.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.SignedIn;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells each page who is signed in, as {@code signedIn}; to others it says {@code mayWantToSignIn}. */
@Component
class WhoIsSignedIn implements HandlerInterceptor, WebMvcConfigurer {

    private final Register register;

    WhoIsSignedIn(Register register) {
        this.register = register;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || String.valueOf(page.getViewName()).startsWith("redirect:")) {
            return;
        }
        Person.of(SecurityContextHolder.getContext().getAuthentication())
                .ifPresentOrElse(
                        person -> page.addObject("signedIn", shown(person)),
                        () -> page.addObject("mayWantToSignIn", true));
    }

    private SignedIn shown(Person person) {
        Caller caller = person.caller();
        return new SignedIn(
                person.shownName(),
                register.agency(caller.agency())
                        .map(Agency::name)
                        .orElse(caller.agency().value()),
                caller.roles().stream().map(Role::code).sorted().toList());
    }
}
