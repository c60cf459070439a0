namespace VisionAdapters.Emulator;

/// <summary>An image that a service is asked about.</summary>
/// <param name="Provider">The service's provider id: <c>google-vision</c>, <c>azure-vision</c> or <c>aws-rekognition</c>.</param>
/// <param name="Image">The image, which has passed the service's checks of size and format. Its bytes are valid during the call
/// only.</param>
public sealed record EmulatorQuestion(string Provider, ImageContent Image);
