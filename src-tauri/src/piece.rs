//! `piece:`, the read-only protocol through which the window shows documents: bytes never
//! cross the door.

use quantieme::api;
use tauri::http::{HeaderValue, Method, Request, Response, StatusCode, header};

use crate::porte::Porte;

/// The address of our own pages, as the webview of each system writes it.
const OUR_ORIGIN: HeaderValue =
    HeaderValue::from_static(if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" });

pub(crate) fn answer(porte: &Porte, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    if request.method() != Method::GET {
        return text(StatusCode::METHOD_NOT_ALLOWED, "Ces documents se lisent seulement.");
    }
    let chemin = request.uri().path().trim_start_matches('/');
    match porte.with(|app, ctx| api::apercu(app, ctx, chemin)) {
        Ok(apercu) => response(StatusCode::OK, apercu.mime, apercu.octets),
        Err(failure) => text(StatusCode::NOT_FOUND, &failure.to_string()),
    }
}

fn text(status: StatusCode, sentence: &str) -> Response<Vec<u8>> {
    response(status, "text/plain; charset=utf-8", sentence.into())
}

fn response(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, OUR_ORIGIN);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A draft changes from one look to the next, and no copy of it should stay behind.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
