using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>An image that a service is asked about.</summary>
[Experimental(Experiments.Emulator)]
public sealed record EmulatorQuestion
{
    /// <summary>Gets the service's provider id: <c>google-vision</c>, <c>azure-vision</c> or <c>aws-rekognition</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// Gets the image, which has passed the service's checks of size and format. Its bytes are valid during the call only.
    /// </summary>
    public required ImageContent Image { get; init; }
}
