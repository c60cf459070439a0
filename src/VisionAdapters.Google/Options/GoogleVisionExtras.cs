namespace VisionAdapters.Google;

/// <summary>
/// Features of Google Cloud Vision beyond those that every provider knows. Their annotations stay in
/// <see cref="TaggingResponse.RawRepresentation"/>.
/// </summary>
[Flags]
public enum GoogleVisionExtras
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Web entities and pages with similar images (<c>WEB_DETECTION</c>).</summary>
    WebEntities = 1,

    /// <summary>
    /// How likely the image is unsafe for viewers (<c>SAFE_SEARCH_DETECTION</c>). Free together with <see cref="TaggingFeatures.Tags"/>.
    /// </summary>
    SafeSearch = 2,

    /// <summary>Where to crop the image (<c>CROP_HINTS</c>). Free together with <see cref="TaggingFeatures.Colors"/>.</summary>
    CropHints = 4,
}
