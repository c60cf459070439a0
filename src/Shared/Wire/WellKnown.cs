namespace VisionAdapters.Wire;

/// <summary>The names that the adapters and the emulator have in common, so that neither needs the other for them.</summary>
internal static class WellKnown
{
    /// <summary>The response header that an emulator marks its answers with.</summary>
    public const string EmulatorHeader = "x-vision-emulator";

    public const string GoogleVision = "google-vision";
    public const string AzureVision = "azure-vision";
    public const string AwsRekognition = "aws-rekognition";
}
