using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google.Requests;

/// <summary>A feature that is asked for.</summary>
/// <param name="Type">The feature on the wire.</param>
/// <param name="Name">Its name, in JSON and in the price list.</param>
/// <param name="MaxResults">The greatest number of results; <see langword="null"/> where the feature knows none.</param>
/// <param name="Model">The model; <see langword="null"/> means the service's default.</param>
internal sealed record GoogleFeature(Feature.Types.Type Type, string Name, int? MaxResults = null, string? Model = null)
{
    /// <summary>Gets the feature as a protobuf message.</summary>
    public Feature ToMessage() => new() { Type = Type, MaxResults = MaxResults ?? 0, Model = Model ?? "" };
}
