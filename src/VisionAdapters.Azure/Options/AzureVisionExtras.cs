namespace VisionAdapters.Azure;

/// <summary>Features of Image Analysis 4.0 beyond those that every provider knows. Each one is billed on its own.</summary>
[Flags]
public enum AzureVisionExtras
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Captions of up to ten parts of the image, in <see cref="TaggingResponse.Captions"/>. Not offered in every region.</summary>
    DenseCaptions = 1,

    /// <summary>People, in <see cref="TaggingResponse.RawRepresentation"/> only.</summary>
    People = 2,

    /// <summary>Printed and handwritten text, in <see cref="TaggingResponse.RawRepresentation"/> only.</summary>
    Read = 4,
}
