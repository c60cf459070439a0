namespace VisionAdapters.Emulator;

/// <summary>What an emulator has been asked, by service.</summary>
/// <param name="Providers">The counts by provider id: <c>google-vision</c>, <c>azure-vision</c>, <c>aws-rekognition</c>.</param>
public sealed record EmulatorUsage(IReadOnlyDictionary<string, ProviderUsage> Providers);
