// A shim: the members of AWSSDK.Rekognition 4 that VisionAdapters.Aws.Rekognition and its tests use.
// Signatures follow aws/aws-sdk-net, sdk/src/Services/Rekognition/Generated/Model: DetectLabelsRequest.cs and DetectLabelsResponse.cs at
// 838a1bd4, Label.cs, Instance.cs, BoundingBox.cs and CustomLabel.cs at 3e3fc814, DominantColor.cs at 622e523e, DetectLabelsSettings.cs and
// DetectLabelsImageProperties.cs at 4adda915; those that were not read there follow the service's model. Values are nullable, and lists are
// null where the service says nothing, as in version 4.
using System.Collections.Generic;
using System.IO;
using Amazon.Runtime;

namespace Amazon.Rekognition
{
    public class OrientationCorrection : ConstantClass
    {
        public OrientationCorrection(string value)
            : base(value)
        {
        }
    }
}

namespace Amazon.Rekognition.Model
{
    public partial class AmazonRekognitionRequest : AmazonWebServiceRequest
    {
    }

    public partial class S3Object
    {
        public string Bucket { get; set; }

        public string Name { get; set; }

        public string Version { get; set; }
    }

    public partial class Image
    {
        public MemoryStream Bytes { get; set; }

        public S3Object S3Object { get; set; }
    }

    public partial class GeneralLabelsSettings
    {
        public List<string> LabelCategoryExclusionFilters { get; set; }

        public List<string> LabelCategoryInclusionFilters { get; set; }

        public List<string> LabelExclusionFilters { get; set; }

        public List<string> LabelInclusionFilters { get; set; }
    }

    public partial class DetectLabelsImagePropertiesSettings
    {
        public int? MaxDominantColors { get; set; }
    }

    public partial class DetectLabelsSettings
    {
        public GeneralLabelsSettings GeneralLabels { get; set; }

        public DetectLabelsImagePropertiesSettings ImageProperties { get; set; }
    }

    public partial class DetectLabelsRequest : AmazonRekognitionRequest
    {
        public List<string> Features { get; set; }

        public Image Image { get; set; }

        public int? MaxLabels { get; set; }

        public float? MinConfidence { get; set; }

        public DetectLabelsSettings Settings { get; set; }
    }

    public partial class DetectCustomLabelsRequest : AmazonRekognitionRequest
    {
        public Image Image { get; set; }

        public int? MaxResults { get; set; }

        public float? MinConfidence { get; set; }

        public string ProjectVersionArn { get; set; }
    }

    public partial class DetectLabelsResponse : AmazonWebServiceResponse
    {
        public DetectLabelsImageProperties ImageProperties { get; set; }

        public string LabelModelVersion { get; set; }

        public List<Label> Labels { get; set; }

        public OrientationCorrection OrientationCorrection { get; set; }
    }

    public partial class DetectCustomLabelsResponse : AmazonWebServiceResponse
    {
        public List<CustomLabel> CustomLabels { get; set; }
    }

    public partial class Label
    {
        public List<LabelAlias> Aliases { get; set; }

        public List<LabelCategory> Categories { get; set; }

        public float? Confidence { get; set; }

        public List<Instance> Instances { get; set; }

        public string Name { get; set; }

        public List<Parent> Parents { get; set; }
    }

    public partial class LabelAlias
    {
        public string Name { get; set; }
    }

    public partial class LabelCategory
    {
        public string Name { get; set; }
    }

    public partial class Parent
    {
        public string Name { get; set; }
    }

    public partial class Instance
    {
        public BoundingBox BoundingBox { get; set; }

        public float? Confidence { get; set; }

        public List<DominantColor> DominantColors { get; set; }
    }

    public partial class BoundingBox
    {
        public float? Height { get; set; }

        public float? Left { get; set; }

        public float? Top { get; set; }

        public float? Width { get; set; }
    }

    public partial class Geometry
    {
        public BoundingBox BoundingBox { get; set; }
    }

    public partial class CustomLabel
    {
        public float? Confidence { get; set; }

        public Geometry Geometry { get; set; }

        public string Name { get; set; }
    }

    public partial class DominantColor
    {
        public int? Blue { get; set; }

        public string CSSColor { get; set; }

        public int? Green { get; set; }

        public string HexCode { get; set; }

        public float? PixelPercent { get; set; }

        public int? Red { get; set; }

        public string SimplifiedColor { get; set; }
    }

    public partial class DetectLabelsImageForeground
    {
        public List<DominantColor> DominantColors { get; set; }
    }

    public partial class DetectLabelsImageBackground
    {
        public List<DominantColor> DominantColors { get; set; }
    }

    public partial class DetectLabelsImageProperties
    {
        public DetectLabelsImageBackground Background { get; set; }

        public List<DominantColor> DominantColors { get; set; }

        public DetectLabelsImageForeground Foreground { get; set; }
    }
}
