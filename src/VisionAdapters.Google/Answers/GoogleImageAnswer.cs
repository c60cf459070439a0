namespace VisionAdapters.Google;

/// <summary>The answer to one image of a request: a response, or the error of that image.</summary>
internal readonly record struct GoogleImageAnswer(TaggingResponse? Response, TaggingException? Error);
