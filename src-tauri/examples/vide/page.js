// The same mark as ours: a frame, then its painting.
requestAnimationFrame(() => setTimeout(() => performance.mark("page")));
