package org.kelisim.portal.text;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a browser's choice of language is kept: a cookie for one year, readable before anyone has logged in.
 * It holds nothing but the code.
 */
public final class LanguageMemory {

    /** The cookie's name. */
    public static final String COOKIE = "kelisim-language";

    private static final int ONE_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

    private LanguageMemory() {}

    /** The language for a request: the cookie's, else what the browser asks for, else English. */
    public static Language of(HttpServletRequest request) {
        return chosen(request.getCookies()).orElseGet(() -> Language.preferred(Collections.list(request.getLocales())));
    }

    /** The language that the cookie names, if it names one. */
    public static Optional<Language> chosen(Cookie @org.jspecify.annotations.Nullable [] cookies) {
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .flatMap(cookie -> Arrays.stream(Language.values())
                                .filter(language -> language.code().equals(cookie.getValue())))
                        .findFirst();
    }

    /** The cookie that remembers a choice. */
    public static Cookie cookie(Language language) {
        Cookie cookie = new Cookie(COOKIE, language.code());
        cookie.setPath("/");
        cookie.setMaxAge(ONE_YEAR_IN_SECONDS);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
