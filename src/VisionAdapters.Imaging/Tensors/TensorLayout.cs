namespace VisionAdapters.Imaging;

/// <summary>The order of a tensor's axes, for one image of three channels.</summary>
public enum TensorLayout
{
    /// <summary>Channel, row, column: one plane for each channel.</summary>
    Nchw = 0,

    /// <summary>Row, column, channel: the channels of a pixel lie side by side.</summary>
    Nhwc = 1,
}
