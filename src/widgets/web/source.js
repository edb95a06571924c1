// Where a picture comes from: the page itself, the visitor's files, the camera. Nothing is sent anywhere.

const largestSide = 4096;

/** What a browser can draw, as an image of at most 256 pixels a side; a camera's is shown as in a mirror. */
function looked(source, width, height, mirrored = false) {
  const ratio = Math.min(1, largestSide / Math.max(width, height));
  const canvas = element("canvas", { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (mirrored) context.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return grey(context.getImageData(0, 0, canvas.width, canvas.height));
}

/** A file as an image: upright, as the camera meant it. */
async function decoded(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image", colorSpaceConversion: "none" });
  const image = looked(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return image;
}

/** Files that are chosen, dropped or pasted. */
function files(take) {
  const input = element("input", { type: "file", id: "file", accept: "image/*", hidden: true, "aria-label": say("picture file"), onchange: () => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  } });
  const first = (transfer) => [...(transfer?.files ?? [])].find((file) => file.type.startsWith("image/")) ?? transfer?.files?.[0];
  const over = (event) => {
    event.preventDefault();
    document.querySelector("main").classList.toggle("over", event.type === "dragover");
  };
  addEventListener("dragover", over);
  addEventListener("dragleave", over);
  addEventListener("drop", (event) => {
    over(event);
    const file = first(event.dataTransfer);
    if (file) take(file);
  });
  addEventListener("paste", (event) => {
    const file = first(event.clipboardData);
    if (file) take(file);
  });
  return { node: input, choose: () => input.click() };
}

/** The camera: `take` is given its images until it is stopped, `ended` is told why it is not or no longer there. */
function camera(take, ended) {
  let stream = null;
  const video = element("video", { muted: true, playsinline: true });
  video.muted = true;
  const look = () => {
    if (!stream) return;
    const begin = performance.now();
    if (video.videoWidth) take(looked(video, video.videoWidth, video.videoHeight, true));
    // When it is drawn the page is left to the visitor for as long; who asks for less motion gets a picture a second.
    requestAnimationFrame(() => setTimeout(() => setTimeout(look, calm.matches ? 1000 : performance.now() - begin)));
  };
  const stop = (why) => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    ended(why);
  };
  document.addEventListener("visibilitychange", () => document.hidden && stream && stop());
  return {
    stop,
    get on() {
      return Boolean(stream);
    },
    async start() {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 640 }, height: { ideal: 480 } } });
        stream.getVideoTracks()[0].addEventListener("ended", () => stream && stop());
        video.srcObject = stream;
        await video.play();
        look();
      } catch (error) {
        stop(error?.name === "NotAllowedError"
          ? say("The camera was not allowed.")
          : say("There is no camera here that this page can use."));
      }
    },
  };
}
