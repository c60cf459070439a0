namespace VisionAdapters.Onnx.Inference;

/// <summary>An image of a call: its bytes, then what the model says of it, or why there is none.</summary>
internal struct ImageUnderWay
{
    public ImageInput Source;

    public ImageContent? Content;

    public TaggingResponse? Response;

    public TaggingException? Error;
}
