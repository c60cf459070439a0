using System.ComponentModel.DataAnnotations;

namespace VisionAdapters.Onnx;

/// <summary>A model on disk, and how it is run.</summary>
public sealed class OnnxTaggerOptions : OnnxInferenceOptions
{
    /// <summary>Gets or sets the path of the JSON sidecar that describes the model.</summary>
    [Required]
    public string? SidecarPath { get; set; }
}
